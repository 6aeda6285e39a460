/*
 * Whether a PDF says what the slides say.
 *
 * usage: page_words CONTENT DECK LANGUAGE STRUCTURE PAGES
 *
 * STRUCTURE is what `pdfinfo -struct-text` prints: it has all texts of each
 * slide in the order of reading, the title as a heading, and nothing else.
 * PAGES is what `pdftotext` prints: on each page the letters of all these
 * texts, each text whole. It goes by where letters stand: it takes a hyphen
 * at the end of a line for its own, and puts the marks of Arabic letters
 * before or behind them, and turns their brackets round; so only letters and
 * other signs are compared.
 *
 * Blanks of any kind count as one, marks of direction not at all.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chars.h"
#include "content.h"
#include "deck_page.h"
#include "utf8.h"

enum {
    FILE_BYTES_MAX = 4 << 20,
    MEMORY_BYTES = 512 << 20,
    WIDE_PX = 1920,
    HIGH_PX = 1080,
};

/* What slides are made from. */
struct deck_text {
    struct deck_view view;
    struct strings *strings;
    struct shape_set *shapes;
    struct text *text;
    struct arena arena;
    int failed;
};

static char *read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_make(arena, char, FILE_BYTES_MAX);

    if (!file) {
        (void)printf("%s: not there\n", path);
        exit(2);
    }
    const size_t len = fread(bytes, 1, FILE_BYTES_MAX - 1, file);
    bytes[len] = '\0';
    (void)fclose(file);
    return bytes;
}

/* A letter that a line may begin or end with, for who reads it. */
static bool is_kept(uint32_t c)
{
    return !char_is_dropped(c) && c != '\n';
}

/* Words with one blank between them. */
static char *plain(struct arena *arena, const char *text, size_t len)
{
    char *out = arena_make(arena, char, len + 1);
    char *to = out;

    for (size_t pos = 0; pos < len;) {
        uint32_t c;
        const size_t n = utf8_decode(text + pos, len - pos, &c);
        if (char_is_space(c) || c == '\n' || c == '\f') {
            if (to > out && to[-1] != ' ') {
                *to++ = ' ';
            }
        } else if (is_kept(c)) {
            memcpy(to, text + pos, n);
            to += n;
        }
        pos += n;
    }
    to -= to > out && to[-1] == ' ' ? 1 : 0;
    *to = '\0';
    return out;
}

static bool is_compared(uint32_t c)
{
    return c != ' ' && c != '-' && c != '(' && c != ')' && !char_is_mark(c);
}

/* Letters, digits and signs alone, from what plain() made. */
static char *letters(struct arena *arena, const char *text)
{
    const size_t len = strlen(text);
    char *out = arena_make(arena, char, len + 1);
    char *to = out;

    for (size_t pos = 0; pos < len;) {
        uint32_t c;
        const size_t n = utf8_decode(text + pos, len - pos, &c);
        if (is_compared(c)) {
            memcpy(to, text + pos, n);
            to += n;
        }
        pos += n;
    }
    *to = '\0';
    return out;
}

/* The next `"text"` of the structure and the name of what it is in. */
static char *next_text(struct deck_text *d, char **structure, const char **name)
{
    char *line = *structure;
    *name = "";

    while (*line != '\0') {
        char *end = line + strcspn(line, "\n");
        char *next = *end == '\0' ? end : end + 1;
        line += strspn(line, " ");
        if (line[0] == '"' && end - line > 2) {
            *structure = next;
            return plain(&d->arena, line + 1, (size_t)(end - line) - 2);
        }
        if (line[0] != '"') {
            *end = '\0';
            *name = line;
        }
        line = next;
    }
    *structure = line;
    return NULL;
}

static void fail(struct deck_text *d, int slide, const char *what,
                 const char *text)
{
    (void)printf("slide %d: %s: %s\n", slide + 1, what, text);
    d->failed++;
}

/* All that is said of @p items[i] and its other parts, and how many. */
static char *whole_text(struct deck_text *d, const struct draw_list *items,
                        size_t *i)
{
    char *said = arena_format(&d->arena, "%s", items->items[*i].u.text.text);
    const struct draw_source *source = &items->items[*i].u.text.source;

    while (*i + 1 < items->count && source->file &&
           items->items[*i + 1].type == DRAW_TEXT &&
           items->items[*i + 1].u.text.source.path == source->path) {
        *i += 1;
        said = arena_format(&d->arena, "%s %s", said,
                            items->items[*i].u.text.text);
    }
    return plain(&d->arena, said, strlen(said));
}

static void check_slide(struct deck_text *d, int index, char **structure,
                        const char *page)
{
    const struct show show = deck_show(&d->view, index);
    const struct scene_params params = {
        .content = d->view.content,
        .strings = d->strings,
        .show = &show,
        .text = d->text,
        .shapes = d->shapes,
        .viewport = { .w_px = WIDE_PX, .h_px = HIGH_PX },
    };
    const struct scene scene = scene_build(&d->arena, &params);
    const struct pdf_list list = deck_slide_list(&d->view, index, &scene);

    for (size_t i = 0; i < scene.items.count; i++) {
        const struct draw_cmd *cmd = &scene.items.items[i];
        if (cmd->type != DRAW_TEXT) {
            continue;
        }
        const char *wanted = whole_text(d, &scene.items, &i);
        const char *name;
        const char *found = next_text(d, structure, &name);
        if (!found || strcmp(found, wanted) != 0) {
            fail(d, index, "not the next in the structure", wanted);
        }
        if ((cmd == list.heading) != (strncmp(name, "H1", 2) == 0)) {
            fail(d, index, "a heading, or not", wanted);
        }
        if (!strstr(page, letters(&d->arena, wanted))) {
            fail(d, index, "not on the page", wanted);
        }
    }
}

static bool open_deck(struct deck_text *d, char **argv, struct diag_list *diags)
{
    const char *assets = BINARY_DIR "/assets";
    const struct content *content = content_load(argv[1], diags);

    if (!content) {
        return false;
    }
    d->view = (struct deck_view){
        .content = content,
        .deck = content_find_deck(content, argv[2]),
        .language = content_find_language(content, argv[3]),
    };
    d->strings = strings_load(assets, diags);
    d->shapes = shape_set_load(assets);
    d->text = text_create(false);
    return d->view.deck >= 0 && d->view.language >= 0 && d->strings &&
           d->shapes && d->text;
}

int main(int argc, char **argv)
{
    struct region memory = region_create(MEMORY_BYTES);
    struct deck_text d = { .arena = region_arena(&memory) };
    struct diag_list diags;
    const char *name;

    diag_list_init(&diags);
    if (argc != 6 || !open_deck(&d, argv, &diags)) {
        (void)fputs("usage: page_words CONTENT DECK LANGUAGE STRUCTURE PAGES\n",
                    stderr);
        return 2;
    }
    char *structure = read_file(&d.arena, argv[4]);
    char *pages = read_file(&d.arena, argv[5]);
    const struct deck *deck = &d.view.content->decks[d.view.deck];
    for (int i = 0; i < (int)deck->slide_count; i++) {
        const size_t len = strcspn(pages, "\f");
        const char *page = letters(&d.arena, plain(&d.arena, pages, len));
        check_slide(&d, i, &structure, page);
        pages += len + (pages[len] == '\f' ? 1 : 0);
    }
    const char *more = next_text(&d, &structure, &name);
    if (more) {
        fail(&d, (int)deck->slide_count, "more than the slides say", more);
    }
    text_destroy(d.text);
    shape_set_destroy(d.shapes);
    strings_destroy(d.strings);
    content_destroy((struct content *)d.view.content);
    diag_list_finish(&diags);
    region_destroy(&memory);
    return d.failed > 0 ? 1 : 0;
}
