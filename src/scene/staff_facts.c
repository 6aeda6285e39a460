#include "staff_facts.h"

enum {
    ROWS_MAX = 16,
};

static const float row_pitch = 44.0f;
static const float name_share = 0.46f;
static const float line_pitch = 36.0f;

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
struct line_look {
    struct color color;
    int lines_max;
};

static void line(struct canvas *c, struct box at, const char *text,
                 struct line_look look)
{
    (void)canvas_words(c, &(struct words){
                              .text = text,
                              .language = "en",
                              .role = TYPE_SMALL,
                              .color = look.color,
                              .ground = tint(TINT_WHITE),
                              .box = at,
                              .lines_max = look.lines_max,
                          });
}

static void said(struct canvas *c, struct box at, const char *words,
                 struct color color)
{
    (void)canvas_words(c, &(struct words){
                              .text = words,
                              .role = TYPE_SMALL,
                              .color = color,
                              .ground = tint(TINT_WHITE),
                              .box = at,
                              .lines_max = 1,
                          });
}

struct fact {
    enum string_id name;
    const char *value;
    bool is_said; /* In the language of the panel, not as it is. */
};

/* Why a start was a safe one. */
static const char *safe_reason(const struct canvas *c)
{
    return canvas_word(c, c->p->facts->start == FACTS_START_PICTURE
                              ? STR_STAFF_SAFE_PICTURE
                              : STR_STAFF_SAFE_ENDED);
}

static void row(struct canvas *c, struct box at, const struct fact *fact)
{
    const float w = at.w * name_share;
    const struct box value = { at.x + w, at.y, at.w - w, 0 };

    said(c, (struct box){ at.x, at.y, w - 16.0f, 0 },
         canvas_word(c, fact->name), tint(TINT_INK_3));
    if (fact->is_said) {
        said(c, value, fact->value, tint(TINT_INK));
    } else {
        line(c, value, fact->value, (struct line_look){ tint(TINT_INK), 1 });
    }
}

/* What is shown, and how smoothly. */
static int program_facts(const struct canvas *c, struct fact *out)
{
    const struct facts *f = c->p->facts;
    int n = 0;

    out[n++] = (struct fact){ .name = STR_STAFF_VERSION, .value = f->version };
    out[n++] = (struct fact){ .name = STR_STAFF_FOLDER, .value = f->folder };
    if (f->release > 0) {
        out[n++] = (struct fact){ .name = STR_STAFF_RELEASE,
                                  .value = count(c, (uint64_t)f->release) };
    }
    if (f->start != FACTS_START_USUAL) {
        out[n++] = (struct fact){ .name = STR_STAFF_SAFE,
                                  .value = safe_reason(c),
                                  .is_said = true };
    }
    out[n++] = (struct fact){ .name = STR_STAFF_UPTIME,
                              .value = duration(c, f->up_ms) };
    out[n++] = (struct fact){ .name = STR_STAFF_DISPLAY,
                              .value = arena_format(
                                  c->arena, "%d x %d, %s", c->p->viewport.w_px,
                                  c->p->viewport.h_px, f->driver) };
    out[n++] =
        (struct fact){ .name = STR_STAFF_DRAWN_BY, .value = f->drawn_by };
    out[n++] =
        (struct fact){ .name = STR_STAFF_FRAMES, .value = count(c, f->frames) };
    out[n++] =
        (struct fact){ .name = STR_STAFF_LATE, .value = count(c, f->late) };
    out[n++] =
        (struct fact){ .name = STR_STAFF_FRAME_TIME,
                       .value = arena_format(c->arena, "%d ms; 99 %%: %d ms",
                                             f->frame_ms, f->frame_worst_ms) };
    return n;
}

/* What it holds. */
static int memory_facts(const struct canvas *c, struct fact *out)
{
    const struct facts *f = c->p->facts;
    int n = 0;

    out[n++] = (struct fact){ .name = STR_STAFF_MEMORY,
                              .value = arena_format(c->arena, "%u MiB",
                                                    mib(f->memory_bytes)) };
    out[n++] =
        (struct fact){ .name = STR_STAFF_PICTURES,
                       .value = arena_format(c->arena, "%u / %u MiB",
                                             mib(f->picture_bytes),
                                             mib(f->picture_bytes_max)) };
    out[n++] = (struct fact){ .name = STR_STAFF_CACHE,
                              .value = arena_format(
                                  c->arena, "%llu / %llu",
                                  (unsigned long long)f->pictures_kept,
                                  (unsigned long long)f->pictures_loaded) };
    out[n++] = (struct fact){ .name = STR_STAFF_BROKEN,
                              .value = count(c, f->pictures_broken) };
    return n;
}

/* @return how many; at most ROWS_MAX. */
static int all_facts(const struct canvas *c, struct fact out[ROWS_MAX])
{
    if (!c->p->facts || !c->p->facts->known) {
        return 0;
    }
    const int n = program_facts(c, out);
    return n + memory_facts(c, out + n);
}

float staff_facts_height(const struct canvas *c)
{
    struct fact facts[ROWS_MAX];
    return row_pitch * (float)all_facts(c, facts);
}

void staff_facts(struct canvas *c, struct box at)
{
    struct fact facts[ROWS_MAX];
    const int n = all_facts(c, facts);

    for (int i = 0; i < n; i++) {
        row(c, at, &facts[i]);
        at.y += row_pitch;
    }
}

/* Upright a line is too short for a place and what is wrong there. */
static int mistake_lines(const struct canvas *c)
{
    return c->portrait ? 2 : 1;
}

static float mistake_pitch(const struct canvas *c)
{
    return line_pitch * (float)mistake_lines(c);
}

float staff_mistakes_height(const struct canvas *c)
{
    return c->p->facts ? mistake_pitch(c) * (float)c->p->facts->mistake_count
                       : 0.0f;
}

void staff_mistakes(struct canvas *c, struct box at)
{
    const size_t shown = c->p->facts ? c->p->facts->mistake_count : 0;

    for (size_t i = 0; i < shown; i++) {
        line(c, at, c->p->facts->mistakes[i],
             (struct line_look){ tint(TINT_INK_2), mistake_lines(c) });
        at.y += mistake_pitch(c);
    }
}
