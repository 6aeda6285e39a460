#include "staff_facts.h"

enum {
    ROW_COUNT = 8, /* that are always there */
};

static const float row_pitch = 48.0f;
static const float name_share = 0.46f;
static const float mistake_pitch = 40.0f;

/* Hours, minutes and seconds: 51:07:30. */
static const char *duration(const struct canvas *c, uint64_t ms)
{
    const uint64_t s = ms / 1000;

    return arena_format(c->arena, "%llu:%02u:%02u",
                        (unsigned long long)(s / 3600), (unsigned)(s / 60 % 60),
                        (unsigned)(s % 60));
}

static const char *count(const struct canvas *c, uint64_t number)
{
    return arena_format(c->arena, "%llu", (unsigned long long)number);
}

static unsigned mib(uint64_t bytes)
{
    return (unsigned)(bytes >> 20);
}

/* Numbers and names are the same in all languages, from left to right. */
static void line(struct canvas *c, struct box at, const char *text,
                 struct color color)
{
    (void)canvas_words(c, &(struct words){
                              .text = text,
                              .language = "en",
                              .role = TYPE_SMALL,
                              .color = color,
                              .ground = tint(TINT_WHITE),
                              .box = at,
                              .lines_max = 1,
                          });
}

static void said(struct canvas *c, struct box at, enum string_id id,
                 struct color color)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, id),
                              .role = TYPE_SMALL,
                              .color = color,
                              .ground = tint(TINT_WHITE),
                              .box = at,
                              .lines_max = 1,
                          });
}

static void row(struct canvas *c, struct box at, enum string_id name,
                const char *value)
{
    const float w = at.w * name_share;

    said(c, (struct box){ at.x, at.y, w - 16.0f, 0 }, name, tint(TINT_INK_3));
    line(c, (struct box){ at.x + w, at.y, at.w - w, 0 }, value, tint(TINT_INK));
}

/* Why a start was safe, in words: unlike the others, not for everybody. */
static void start_row(struct canvas *c, struct box at, enum facts_start start)
{
    const float w = at.w * name_share;
    const enum string_id why = start == FACTS_START_PICTURE
                                   ? STR_STAFF_SAFE_PICTURE
                                   : STR_STAFF_SAFE_ENDED;

    said(c, (struct box){ at.x, at.y, w - 16.0f, 0 }, STR_STAFF_SAFE,
         tint(TINT_INK_3));
    said(c, (struct box){ at.x + w, at.y, at.w - w, 0 }, why, tint(TINT_INK));
}

float staff_facts_height(const struct canvas *c)
{
    const struct facts *f = c->p->facts;

    if (!f || !f->known) {
        return 0.0f;
    }
    return row_pitch *
           (f->start == FACTS_START_USUAL ? ROW_COUNT : ROW_COUNT + 1);
}

void staff_facts(struct canvas *c, struct box at)
{
    const struct facts *f = c->p->facts;

    if (!f || !f->known) {
        return;
    }
    const char *display =
        arena_format(c->arena, "%d x %d, %s", c->p->viewport.w_px,
                     c->p->viewport.h_px, f->drawn_by);
    const char *memory = arena_format(c->arena, "%u MiB", mib(f->memory_bytes));
    const char *pictures =
        arena_format(c->arena, "%u / %u MiB", mib(f->picture_bytes),
                     mib(f->picture_bytes_max));
    const struct {
        enum string_id name;
        const char *value;
    } rows[ROW_COUNT] = {
        { STR_STAFF_VERSION, f->version },
        { STR_STAFF_FOLDER, f->folder },
        { STR_STAFF_UPTIME, duration(c, f->up_ms) },
        { STR_STAFF_DISPLAY, display },
        { STR_STAFF_FRAMES, count(c, f->frames) },
        { STR_STAFF_LATE, count(c, f->late) },
        { STR_STAFF_MEMORY, memory },
        { STR_STAFF_PICTURES, pictures },
    };
    for (int i = 0; i < ROW_COUNT; i++) {
        row(c, at, rows[i].name, rows[i].value);
        at.y += row_pitch;
    }
    if (f->start != FACTS_START_USUAL) {
        start_row(c, at, f->start);
    }
}

float staff_mistakes_height(const struct canvas *c)
{
    return c->p->facts ? mistake_pitch * (float)c->p->facts->mistake_count
                       : 0.0f;
}

void staff_mistakes(struct canvas *c, struct box at)
{
    const size_t shown = c->p->facts ? c->p->facts->mistake_count : 0;

    for (size_t i = 0; i < shown; i++) {
        line(c, at, c->p->facts->mistakes[i], tint(TINT_INK_2));
        at.y += mistake_pitch;
    }
}
