#include "keyboard.h"

#include <string.h>

#include "component.h"
#include "utf8.h"

enum {
    ROWS = 3, /* of letters */
    KEYS = 4, /* rows in all */
};

static const float gap = 12.0f;
static const float radius = 16.0f;
static const float foot = 2.0f;
static const float space_share = 0.755f; /* of the last row */

/* Letters by row. What is folded into another has no key where room is short:
   accents, ґ, a waw with hamza. */
struct layout {
    const char *rows[ROWS];
    const char *first; /* letters, for the key that leads here */
};

static const struct layout qwerty = { { "qwertyuiop", "asdfghjkl", "zxcvbnm" },
                                      "abc" };

/* Who reads French types like this, in Europe as in Africa. */
static const struct layout azerty = { { "azertyuiop", "qsdfghjklm", "wxcvbn" },
                                      "abc" };

static const struct layout cyrillic = {
    { "йцукенгшщзхї", "фівапролджє", "ячсмитьбю" }, "абв"
};

static const struct layout arabic = {
    { "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءرىةوزظذ" }, "ابت"
};

static const char digits[] = "1234567890";

const char *keyboard_language(enum query_script script)
{
    return script == KEYS_ARABIC ? "ar" : script == KEYS_CYRILLIC ? "uk" : "nl";
}

enum query_script keyboard_script_of(const char *query)
{
    size_t left = strlen(query);

    while (left > 0) {
        uint32_t c;
        const size_t used = utf8_decode(query, left, &c);
        if (c >= 0x590 && c <= 0x8FF) {
            return KEYS_ARABIC;
        }
        if (c >= 0x400 && c <= 0x52F) {
            return KEYS_CYRILLIC;
        }
        if (c > '@') {
            break;
        }
        query += used;
        left -= used;
    }
    return KEYS_LATIN;
}

static enum query_script script_of_language(const char *language)
{
    return strcmp(language, "ar") == 0   ? KEYS_ARABIC
           : strcmp(language, "uk") == 0 ? KEYS_CYRILLIC
                                         : KEYS_LATIN;
}

static enum query_script script_now(const struct canvas *c)
{
    const enum query_script asked = c->show->query.script;

    return asked == KEYS_OF_LANGUAGE ? script_of_language(c->language) : asked;
}

static const struct layout *layout_of(const struct canvas *c,
                                      enum query_script script)
{
    return script == KEYS_ARABIC            ? &arabic
           : script == KEYS_CYRILLIC        ? &cyrillic
           : strcmp(c->language, "fr") == 0 ? &azerty
                                            : &qwerty;
}

/* Of those that the content has texts in: the same if there is no other. */
static enum query_script next_script(const struct canvas *c,
                                     enum query_script script)
{
    bool has[KEYS_COUNT] = { false };

    for (size_t i = 0; i < c->content->language_count; i++) {
        has[script_of_language(c->content->languages[i])] = true;
    }
    for (int i = 1; i < KEYS_COUNT; i++) {
        const int at = ((int)script - 1 + i) % (KEYS_COUNT - 1) + 1;
        if (has[at]) {
            return (enum query_script)at;
        }
    }
    return script;
}

/* What a key is like; letters have a foot, the others are flat. */
struct key_look {
    const char *id;
    const char *label;    /* "" with an icon */
    const char *name;     /* spoken */
    const char *language; /* of the label; NULL: the screen's */
    int icon;
    bool letter;
    struct intent intent;
};

struct keyboard {
    struct canvas *c;
    struct box box;
    float key_h;
};

/* White lines on black for who asked for contrast. */
struct key_colors {
    struct color fill, text, edge; /* the edge without alpha: a foot */
};

static struct key_colors colors_of(const struct canvas *c,
                                   const struct key_look *key)
{
    const struct color black = color_from_rgb(0);

    if (canvas_is_pressed(c, key->id)) {
        return (struct key_colors){ .fill = tint(TINT_GOLD),
                                    .text =
                                        c->contrast ? black : tint(TINT_INK) };
    }
    if (c->contrast) {
        return (struct key_colors){ black, tint(TINT_WHITE), tint(TINT_WHITE) };
    }
    return (struct key_colors){
        .fill = tint(key->letter ? TINT_WHITE : TINT_TONE_2),
        .text = tint(TINT_INK),
    };
}

static void draw_label(struct canvas *c, struct box box,
                       const struct key_look *key,
                       const struct key_colors *colors)
{
    const float icon = c->reader ? 56.0f : 44.0f;

    if (key->icon != ICON_NONE) {
        canvas_icon(c,
                    (struct box){ box.x + (box.w - icon) / 2.0f,
                                  box.y + (box.h - icon) / 2.0f, icon, icon },
                    (enum icon)key->icon, colors->text);
        return;
    }
    (void)canvas_words(c,
                       &(struct words){
                           .text = key->label,
                           .language = key->language,
                           .role = c->reader     ? TYPE_READER_CONTROL
                                   : key->letter ? TYPE_KEY
                                                 : TYPE_CONTROL,
                           .color = colors->text,
                           .ground = colors->fill,
                           .box = { box.x + 4.0f, box.y, box.w - 8.0f, box.h },
                           .align = TEXT_CENTER,
                           .vertical = FROM_MIDDLE,
                           .lines_max = 1,
                           .heading = true,
                       });
}

static void draw_ground(struct canvas *c, struct box box,
                        const struct key_look *key,
                        const struct key_colors *colors)
{
    const struct color edged[2] = { colors->fill, colors->edge };

    if (colors->edge.a) {
        canvas_outline(c, box, (struct outline){ radius, 4.0f }, edged);
        return;
    }
    if (key->letter && !canvas_is_pressed(c, key->id)) {
        canvas_round(c, (struct box){ box.x, box.y + foot, box.w, box.h },
                     radius, tint(TINT_TONE_2));
    }
    canvas_round(c, box, radius, colors->fill);
}

static void place_key(const struct keyboard *k, struct box at,
                      const struct key_look *key)
{
    struct canvas *c = k->c;
    const struct box box = canvas_unmirrored(c, k->box, at);
    const struct key_colors colors = colors_of(c, key);

    draw_ground(c, box, key, &colors);
    draw_label(c, box, key, &colors);
    canvas_target(c, &(struct touchable){
                         .id = key->id,
                         .role = ROLE_BUTTON,
                         .name = key->name,
                         .box = box,
                         .radius = radius,
                         .intent = key->intent,
                     });
}

static int count_of(const char *letters)
{
    return (int)utf8_count(letters, strlen(letters));
}

/* @return x after the last of them. */
static float place_letters(const struct keyboard *k, struct box first,
                           const char *letters)
{
    struct arena *arena = k->c->arena;
    const char *language = keyboard_language(keyboard_script_of(letters));
    size_t left = strlen(letters);

    while (left > 0) {
        uint32_t letter;
        const size_t used = utf8_decode(letters, left, &letter);
        const char *label = arena_copy_string(arena, letters, used);
        place_key(k, first,
                  &(struct key_look){
                      .id = arena_format(arena, "key-%s", label),
                      .label = label,
                      .name = label,
                      .language = language,
                      .icon = ICON_NONE,
                      .letter = true,
                      .intent = { .type = INTENT_CHARACTER, .value = letter },
                  });
        first.x += first.w + gap;
        letters += used;
        left -= used;
    }
    return first.x;
}

static float row_y(const struct keyboard *k, int row)
{
    return k->box.y + (float)row * (k->key_h + gap);
}

/* As wide as @p count of them fill a row. */
static struct box first_key(const struct keyboard *k, int row, int count)
{
    const float w = (k->box.w - gap * (float)(count - 1)) / (float)count;

    return (struct box){ k->box.x, row_y(k, row), w, k->key_h };
}

static struct key_look erase_key(const struct canvas *c)
{
    return (struct key_look){
        .id = "key-erase",
        .label = "",
        .name = canvas_word(c, STR_SEARCH_ERASE),
        .icon = ICON_BACKSPACE,
        .intent = { .type = INTENT_ERASE },
    };
}

static struct key_look word_key(const char *id, const char *label,
                                struct intent intent)
{
    return (struct key_look){ .id = id,
                              .label = label,
                              .name = label,
                              .icon = ICON_NONE,
                              .intent = intent };
}

/* To digits, and back to the letters that they took the place of. */
static struct key_look digits_key(const struct canvas *c,
                                  const struct layout *layout)
{
    const bool on = c->show->query.digits;
    struct key_look key =
        word_key("key-digits", "123", (struct intent){ .type = INTENT_DIGITS });

    key.name = canvas_word(c, on ? STR_SEARCH_LETTERS : STR_SEARCH_DIGITS);
    if (on) {
        key.label = layout->first;
        key.language = keyboard_language(script_now(c));
    }
    return key;
}

static struct key_look script_key(const struct canvas *c,
                                  enum query_script script)
{
    static const enum string_id names[KEYS_COUNT] = {
        [KEYS_OF_LANGUAGE] = STR_SEARCH_LETTERS,
        [KEYS_LATIN] = STR_SEARCH_LATIN,
        [KEYS_CYRILLIC] = STR_SEARCH_CYRILLIC,
        [KEYS_ARABIC] = STR_SEARCH_ARABIC,
    };
    struct key_look key = word_key(
        "key-script", layout_of(c, script)->first,
        (struct intent){ .type = INTENT_SCRIPT, .value = (int64_t)script });

    key.name = canvas_word(c, names[script]);
    key.language = keyboard_language(script);
    return key;
}

/* The third row: letters between the keys that share what is left. */
static void place_third(const struct keyboard *k, const struct layout *layout,
                        int columns, bool erases)
{
    struct canvas *c = k->c;
    const enum query_script next = next_script(c, script_now(c));
    const bool switches = next != script_now(c);
    const int letters = count_of(layout->rows[2]);
    const int others = 1 + (erases ? 1 : 0) + (switches ? 1 : 0);
    const struct box key = first_key(k, 2, columns);
    struct box at = key;

    at.w = (k->box.w - (float)letters * key.w -
            gap * (float)(letters + others - 1)) /
           (float)others;
    const struct key_look left = digits_key(c, layout);
    place_key(k, at, &left);
    const struct box first = { at.x + at.w + gap, key.y, key.w, key.h };
    at.x = place_letters(k, first, layout->rows[2]);
    if (erases) {
        const struct key_look erase = erase_key(c);
        place_key(k, at, &erase);
        at.x += at.w + gap;
    }
    if (switches) {
        const struct key_look script = script_key(c, next);
        place_key(k, at, &script);
    }
}

static void place_last(const struct keyboard *k)
{
    struct canvas *c = k->c;
    const float w = k->box.w * space_share;
    const struct key_look space =
        word_key("key-space", canvas_word(c, STR_SEARCH_SPACE),
                 (struct intent){ .type = INTENT_CHARACTER, .value = ' ' });
    const struct key_look clear =
        word_key("key-clear", canvas_word(c, STR_SEARCH_CLEAR),
                 (struct intent){ .type = INTENT_QUERY, .text = "" });

    place_key(k, (struct box){ k->box.x, row_y(k, ROWS), w, k->key_h }, &space);
    place_key(k,
              (struct box){ k->box.x + w + gap, row_y(k, ROWS),
                            k->box.w - w - gap, k->key_h },
              &clear);
}

void keyboard_draw(struct canvas *c, struct box box)
{
    const struct layout *layout = layout_of(c, script_now(c));
    const struct keyboard k = {
        .c = c,
        .box = box,
        .key_h = (box.h - gap * (KEYS - 1)) / KEYS,
    };
    const char *top = c->show->query.digits ? digits : layout->rows[0];
    const int columns = count_of(layout->rows[0]);
    const int second = count_of(layout->rows[1]);

    (void)place_letters(&k, first_key(&k, 0, count_of(top)), top);
    struct box erase = first_key(&k, 1, columns);
    erase.x = place_letters(&k, erase, layout->rows[1]);
    if (second < columns) {
        const struct key_look key = erase_key(c);
        erase.w = box.x + box.w - erase.x;
        place_key(&k, erase, &key);
    }
    place_third(&k, layout, columns, second == columns);
    place_last(&k);
}
