#include "key_cap.h"

#include <string.h>

static const float padding = 14.0f;
static const float radius = 10.0f;

/* Where a key's name is not what is printed on it. */
static const struct {
    const char *name, *text;
} prints[] = {
    { "Right", "→" },    { "Left", "←" },
    { "Down", "↓" },     { "Up", "↑" },
    { "Escape", "Esc" }, { "Return", "Enter" },
    { "Shift+/", "?" },  { "Shift+=", "+" },
    { "-", "−" },        { "Keypad Enter", "Enter" },
};

static const char *printed(const char *name)
{
    for (size_t i = 0; i < sizeof(prints) / sizeof(prints[0]); i++) {
        if (strcmp(prints[i].name, name) == 0) {
            return prints[i].text;
        }
    }
    return NULL;
}

const char *key_cap_text(const struct canvas *c, const char *name)
{
    const char *whole = printed(name);
    const size_t prefix = key_name_prefix(name, strlen(name));
    const char *base = printed(name + prefix);

    if (whole) {
        return whole;
    }
    return arena_format(c->arena, "%.*s%s", (int)prefix, name,
                        base ? base : name + prefix);
}

/* Names of keys run from left to right in every language. */
static struct words words_of(const struct key_cap *cap, struct box box)
{
    return (struct words){
        .text = cap->text,
        .language = "en",
        .role = cap->role,
        .color = tint(cap->is_own ? TINT_INK : TINT_WHITE),
        .ground = tint(cap->is_own ? TINT_WHITE : TINT_STAGE_3),
        .box = box,
        .align = TEXT_CENTER,
        .vertical = FROM_MIDDLE,
        .lines_max = 1,
    };
}

float key_cap_width(struct canvas *c, const struct key_cap *cap)
{
    const struct words words = words_of(cap, (struct box){ 0, 0, c->w, 0 });
    const float text_w = canvas_measure(c, &words).w + 2.0f;
    const float least = canvas_line(c, &words) + 2.0f;
    const float w = text_w + 2.0f * padding;

    return w > least ? w : least;
}

void key_cap_draw(struct canvas *c, struct box box, const struct key_cap *cap)
{
    const struct words words = words_of(cap, box);

    canvas_round(c, box, radius, words.ground);
    (void)canvas_words(c, &words);
}

void key_cap_legend(struct canvas *c, struct box box)
{
    const float cap_w = 44.0f;
    const struct key_cap sample = { "A", TYPE_STATE, true };
    struct words words = {
        .text = canvas_word(c, STR_KEYS_OWN),
        .role = TYPE_STATE,
        .color = tint(TINT_STAGE_TEXT_2),
        .ground = tint(TINT_STAGE),
        .box = box,
        .vertical = FROM_MIDDLE,
        .lines_max = 1,
    };
    const float w = canvas_measure(c, &words).w + 2.0f;

    words.box.x = box.x + box.w - w;
    words.box.w = w;
    (void)canvas_words(c, &words);
    key_cap_draw(c,
                 (struct box){ words.box.x - cap_w - 16.0f, box.y + 2.0f, cap_w,
                               box.h - 4.0f },
                 &sample);
}
