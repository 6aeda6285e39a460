#include "stand.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "landscape.h"
#include "log.h"

enum {
    PATH_BYTES = 64,
    PICTURE_W_PX = 480, /* of a project: a card's */
    PICTURE_H_PX = 320,
    SLIDE_W_PX = 1920, /* of a slide */
    SLIDE_H_PX = 1080,
    SLIDE_PICTURES = 4,
    GOALS = 17,
};

static const char *const towns[] = {
    "Aalten", "Beesel", "Coevorden",   "Delft", "Ede",    "Franeker",
    "Gouda",  "Hoorn",  "IJsselstein", "Joure", "Kampen", "Leiden",
};

static const char *const works[] = {
    "plants trees",     "mends its drains", "opens a market",
    "counts its taps",  "lights its roads", "shares its plans",
    "teaches children", "sorts its waste",  "asks its residents",
};

static const char *const themes[] = { "water", "towns", "law", "care",
                                      "trade" };

enum {
    TOWNS = sizeof(towns) / sizeof(towns[0]),
    WORKS = sizeof(works) / sizeof(works[0]),
    THEMES = sizeof(themes) / sizeof(themes[0]),
};

static const char settings[] =
    "languages: [en]\n"
    "stands:\n"
    "  - id: bench\n"
    "    name: Bench\n"
    "    title: Where do towns work together?\n"
    "    home: mosaic\n"
    "    loop: calm\n"
    "    talks: [talk]\n"
    "    tiles:\n"
    "      - {link: projects, title: All projects, "
    "text: \"{projects} projects\", art: map}\n"
    "      - {link: \"deck:talk\", title: The talk, "
    "text: Pictures and words, art: skyline, goal: 16}\n"
    "      - {link: \"project:p-1\", title: One project, "
    "text: The first, art: exchange}\n"
    "      - {link: \"page:about\", title: About, "
    "text: What this is, art: network, goal: 17}\n"
    "kiosk: {idle_seconds: 0}\n";

static const char pages[] = "pages:\n"
                            "  - id: about\n"
                            "    title: About\n"
                            "    lead: A stand made for measuring.\n";

static FILE *open_file(const char *path)
{
    FILE *file = fopen(path, "w");

    if (!file) {
        log_warning("%s: %s", path, strerror(errno));
    }
    return file;
}

static bool close_file(FILE *file, const char *path)
{
    const bool fine = !ferror(file);

    if (fclose(file) != 0 || !fine) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    return true;
}

static bool write_text(const char *path, const char *text)
{
    FILE *file = open_file(path);

    if (!file) {
        return false;
    }
    (void)fputs(text, file);
    return close_file(file, path);
}

static bool make_folder(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    return true;
}

static bool write_goals(void)
{
    static const char path[] = "goals.yaml";
    FILE *file = open_file(path);

    if (!file) {
        return false;
    }
    (void)fputs("goals:\n", file);
    for (int i = 1; i <= GOALS; i++) {
        (void)fprintf(file,
                      "  - number: %d\n"
                      "    title: Goal %d\n"
                      "    sentence: What goal %d asks of all.\n"
                      "    local: What a town does for goal %d.\n"
                      "    sources: [none]\n",
                      i, i, i, i);
    }
    return close_file(file, path);
}

static bool write_themes(void)
{
    static const char path[] = "themes.yaml";
    FILE *file = open_file(path);

    if (!file) {
        return false;
    }
    (void)fputs("themes:\n", file);
    for (int i = 0; i < THEMES; i++) {
        (void)fprintf(file,
                      "  - id: %s\n"
                      "    title: Towns and %s\n"
                      "    lead: How towns work on %s.\n"
                      "    goals: [%d, %d]\n"
                      "    sources: [none]\n",
                      themes[i], themes[i], themes[i], i + 1, i + 7);
    }
    return close_file(file, path);
}

/* Numbers that share no factor with the lists give every combination. */
static bool write_project(int number, bool picture)
{
    char path[PATH_BYTES];

    (void)snprintf(path, sizeof(path), "projects/p-%d.yaml", number);
    FILE *file = open_file(path);
    if (!file) {
        return false;
    }
    (void)fprintf(file,
                  "id: p-%d\n"
                  "title: %s %s\n"
                  "text: Project %d of %s, made for measuring.\n"
                  "country: NL\n"
                  "place: {name: %s, lat: 52.%02d, lon: 5.%02d, "
                  "precision: place}\n"
                  "themes: [%s]\n"
                  "goals: [%d]\n"
                  "sources: [none]\n",
                  number, towns[number % TOWNS], works[number % WORKS], number,
                  towns[number % TOWNS], towns[number % TOWNS], number % 89,
                  number % 83, themes[number % THEMES], number % GOALS + 1);
    if (picture) {
        (void)fprintf(file, "image: {file: p-%d.jpg, alt: Hills under a sky}\n",
                      number);
    }
    return close_file(file, path);
}

static bool write_projects(const struct stand_params *params)
{
    for (int i = 1; i <= params->project_count; i++) {
        const bool picture = i <= params->picture_count;
        char path[PATH_BYTES];

        (void)snprintf(path, sizeof(path), "images/p-%d.jpg", i);
        if (!write_project(i, picture) ||
            (picture &&
             !landscape_save(path, PICTURE_W_PX, PICTURE_H_PX, (uint32_t)i))) {
            return false;
        }
    }
    return true;
}

static bool write_slide_pictures(void)
{
    for (int i = 0; i < SLIDE_PICTURES; i++) {
        char path[PATH_BYTES];

        (void)snprintf(path, sizeof(path), "images/slide-%d.jpg", i);
        if (!landscape_save(path, SLIDE_W_PX, SLIDE_H_PX,
                            1000u + (uint32_t)i)) {
            return false;
        }
    }
    return true;
}

static void picture_slide(FILE *file, int number, int seconds)
{
    (void)fprintf(file,
                  "  - id: picture-%d\n"
                  "    layout: picture\n"
                  "    title: %s **%s**\n"
                  "    text: A town and what it does.\n"
                  "    image: slide-%d.jpg\n"
                  "    alt: Hills under a sky\n",
                  number, towns[number % TOWNS], works[number % WORKS],
                  number % SLIDE_PICTURES);
    if (seconds > 0) {
        (void)fprintf(file, "    seconds: %d\n", seconds);
    }
}

static void words_slide(FILE *file, int number)
{
    (void)fprintf(file,
                  "  - id: words-%d\n"
                  "    layout: statement\n"
                  "    title: %s **%s**\n"
                  "    text: A town and what it does.\n",
                  number, towns[number % TOWNS], works[number % WORKS]);
}

static bool write_loop(const char *id, int slide_count, int seconds)
{
    char path[PATH_BYTES];

    (void)snprintf(path, sizeof(path), "decks/%s.yaml", id);
    FILE *file = open_file(path);
    if (!file) {
        return false;
    }
    (void)fprintf(file, "id: %s\ntitle: Loop\nkind: loop\nslides:\n", id);
    for (int i = 0; i < slide_count; i++) {
        picture_slide(file, i, seconds);
    }
    return close_file(file, path);
}

static bool write_talk(int slide_count)
{
    static const char path[] = "decks/talk.yaml";
    FILE *file = open_file(path);

    if (!file) {
        return false;
    }
    (void)fputs("id: talk\ntitle: Talk\nkind: talk\nslides:\n", file);
    for (int i = 0; i < slide_count; i++) {
        if (i % 2 == 0) {
            picture_slide(file, i, 0);
        } else {
            words_slide(file, i);
        }
    }
    return close_file(file, path);
}

bool stand_write(const struct stand_params *params)
{
    return make_folder("projects") && make_folder("decks") &&
           make_folder("images") && write_text("standpunt.yaml", settings) &&
           write_text("pages.yaml", pages) && write_goals() && write_themes() &&
           write_slide_pictures() && write_loop("calm", 1, 600) &&
           write_loop("moving", SLIDE_PICTURES, 3) &&
           write_talk(params->slide_count) && write_projects(params);
}
