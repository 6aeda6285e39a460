#include "help.h"

#include <math.h>

#include "help_list.h"
#include "key_cap.h"

enum {
    COLUMN_MAX = 3,
    GAP_STEPS = 6,
    LINES_LIKED = 2, /* of the words beside a key, and at most … */
    LINES_MAX = 3,   /* … where type does not get smaller */
};

static const float margin = 64.0f;
static const float top = 128.0f;
static const float foot_h = 84.0f;
static const float column_gap = 72.0f;
static const float group_gap = 26.0f;
static const float line_gap_min = 10.0f;
static const float line_gap_max = 22.0f;
static const float cap_gap = 8.0f;
static const float words_gap = 20.0f;
static const float words_share = 0.58f; /* of a column, that keys leave free */
static const float words_share_min = 0.36f; /* else they go below */
static const float step_h = 8.0f;           /* what a column grows by */

/* The largest first. */
static const enum type_role sizes[] = {
    TYPE_NOTES_1 + 3, TYPE_NOTES_1 + 2, TYPE_NOTES_1 + 1,
    TYPE_NOTES_1,     TYPE_SMALL,
};

/* The page at one size of type. */
struct sheet {
    struct canvas *c;
    const struct help_list *list;
    enum type_role role;
    int columns;
    float column_w, cap_h, title_h, line_gap;
    float group_h[HELP_GROUP_MAX];
    int first[COLUMN_MAX + 1]; /* group of each column, and the end */
    float h;                   /* of the highest column */
    bool whole;                /* no words take too many lines */
};

static struct words words_of(const struct sheet *s, const char *text,
                             struct box box)
{
    return (struct words){
        .text = text,
        .role = s->role,
        .color = tint(TINT_WHITE),
        .ground = tint(TINT_STAGE),
        .box = box,
        .lines_max = LINES_MAX,
    };
}

static float cap_width(const struct sheet *s, const struct help_line *line,
                       int cap)
{
    const float w =
        key_cap_width(s->c, &(struct key_cap){ .text = line->caps[cap].text,
                                               .role = s->role });
    return fminf(w, s->column_w);
}

/* What a line shows: some of its keys, and its words beside them. */
struct line_layout {
    bool caps[HELP_CAP_MAX];
    float caps_w, words_w, words_h, h;
    bool below;   /* long names stand under the words, */
    bool stacked; /* and one above the other */
    bool whole;
};

/* As many keys as stand beside the words on one line; some must. */
static void choose_caps(const struct sheet *s, const struct help_line *line,
                        float words_w, struct line_layout *l)
{
    int count = 0;

    l->caps_w = -cap_gap;
    for (int i = 0; i < line->cap_count; i++) {
        const float more = cap_width(s, line, i) + cap_gap;
        l->caps[i] = count < line->cap_min ||
                     words_w + words_gap + l->caps_w + more <= s->column_w;
        if (l->caps[i]) {
            l->caps_w += more;
            count++;
        }
    }
}

/* Only those that must be there, in a row or one above the other; `h`
   becomes theirs. */
static void put_below(const struct sheet *s, const struct help_line *line,
                      struct line_layout *l)
{
    l->caps_w = -cap_gap;
    for (int i = 0; i < line->cap_count; i++) {
        l->caps[i] = i < line->cap_min;
        l->caps_w += l->caps[i] ? cap_width(s, line, i) + cap_gap : 0.0f;
    }
    l->stacked = l->caps_w > s->column_w;
    const int rows = l->stacked ? line->cap_min : 1;
    l->words_w = s->column_w;
    l->h = (float)rows * (cap_gap + s->cap_h);
}

static struct line_layout lay_line(const struct sheet *s,
                                   const struct help_line *line)
{
    struct words words =
        words_of(s, line->words, (struct box){ 0, 0, s->column_w, 0 });
    const float natural_w = canvas_measure(s->c, &words).w + 2.0f;
    struct line_layout l = { .whole = true };

    choose_caps(s, line, fminf(natural_w, s->column_w * words_share), &l);
    l.words_w = s->column_w - l.caps_w - words_gap;
    words.box.w = l.words_w;
    l.below = l.words_w < fminf(natural_w, s->column_w * words_share_min) ||
              !canvas_fits(s->c, &words);
    words.lines_max = LINES_LIKED;
    l.whole = !l.below && canvas_fits(s->c, &words);
    if (l.below) {
        put_below(s, line, &l);
        words.box.w = l.words_w;
    }
    words.lines_max = LINES_MAX;
    l.words_h = canvas_measure(s->c, &words).h;
    l.h = l.below ? l.words_h + l.h : fmaxf(l.words_h, s->cap_h);
    return l;
}

static void measure_groups(struct sheet *s)
{
    s->whole = true;
    for (int i = 0; i < s->list->group_count; i++) {
        const struct help_group *group = &s->list->groups[i];
        s->group_h[i] = s->title_h;
        for (int k = 0; k < group->line_count; k++) {
            const struct line_layout l = lay_line(s, &group->lines[k]);
            s->group_h[i] += l.h + s->line_gap;
            s->whole = s->whole && l.whole;
        }
    }
}

/* Fill columns of that height with whole groups. @return false if they are
   too few. */
static bool fill(struct sheet *s, float h)
{
    int column = 0;
    float used = 0.0f;

    s->first[0] = 0;
    for (int i = 0; i < s->list->group_count; i++) {
        const float gap = used > 0.0f ? group_gap : 0.0f;
        if (used > 0.0f && used + gap + s->group_h[i] > h) {
            if (++column >= s->columns) {
                return false;
            }
            s->first[column] = i;
            used = 0.0f;
        }
        used += (used > 0.0f ? group_gap : 0.0f) + s->group_h[i];
    }
    while (++column <= s->columns) {
        s->first[column] = s->list->group_count;
    }
    return true;
}

/* The columns that are as equal as whole groups can be. */
static void share_out(struct sheet *s)
{
    s->h = 0.0f;
    for (int i = 0; i < s->list->group_count; i++) {
        s->h = fmaxf(s->h, s->group_h[i]);
    }
    while (!fill(s, s->h)) {
        s->h += step_h;
    }
}

static void lay_out(struct sheet *s, float line_gap)
{
    s->line_gap = line_gap;
    measure_groups(s);
    share_out(s);
}

static struct sheet sheet_make(struct canvas *c, const struct help_list *list,
                               enum type_role role)
{
    struct sheet s = {
        .c = c,
        .list = list,
        .role = role,
        .columns = c->portrait ? 2 : COLUMN_MAX,
    };
    const float gaps = column_gap * (float)(s.columns - 1);
    const struct words sample =
        words_of(&s, "0", (struct box){ 0, 0, c->w, 0 });

    s.column_w = (c->w - 2.0f * margin - gaps) / (float)s.columns;
    s.cap_h = canvas_line(c, &sample) + 6.0f;
    s.title_h = s.cap_h + 8.0f;
    lay_out(&s, line_gap_min);
    return s;
}

static float room_h(const struct canvas *c)
{
    return c->h - top - foot_h;
}

/* Room that is left goes between the lines. */
static void spread(struct sheet *s)
{
    const float step = (line_gap_max - line_gap_min) / (float)GAP_STEPS;

    for (int i = GAP_STEPS; i >= 0; i--) {
        lay_out(s, line_gap_min + step * (float)i);
        if (s->h <= room_h(s->c)) {
            return;
        }
    }
}

/* As large as the output holds. */
static struct sheet fitting_sheet(struct canvas *c,
                                  const struct help_list *list)
{
    const size_t count = sizeof(sizes) / sizeof(sizes[0]);
    struct sheet s = sheet_make(c, list, sizes[0]);

    for (size_t i = 1; i < count && (s.h > room_h(c) || !s.whole); i++) {
        s = sheet_make(c, list, sizes[i]);
    }
    spread(&s);
    return s;
}

static void draw_line(const struct sheet *s, const struct help_line *line,
                      struct box at)
{
    const struct line_layout l = lay_line(s, line);
    struct words words =
        words_of(s, line->words, (struct box){ at.x, at.y, l.words_w, l.h });
    float x = at.x + at.w - l.caps_w;
    float y = at.y + (l.h - s->cap_h) / 2.0f;

    if (l.below) {
        words.box.h = l.words_h;
        y = at.y + l.words_h + cap_gap;
    }
    words.vertical = FROM_MIDDLE;
    (void)canvas_words(s->c, &words);
    for (int i = 0; i < line->cap_count; i++) {
        if (!l.caps[i]) {
            continue;
        }
        const float w = cap_width(s, line, i);
        x = l.stacked ? at.x + at.w - w : x;
        key_cap_draw(s->c, (struct box){ x, y, w, s->cap_h },
                     &(struct key_cap){ .text = line->caps[i].text,
                                        .role = s->role,
                                        .is_own = line->caps[i].is_own });
        x += w + cap_gap;
        y += l.stacked ? s->cap_h + cap_gap : 0.0f;
    }
}

static void draw_group(const struct sheet *s, const struct help_group *group,
                       struct box at)
{
    struct words title = words_of(s, group->title, at);

    title.color = tint(TINT_STAGE_TEXT_2);
    title.box.h = s->cap_h;
    title.vertical = FROM_MIDDLE;
    (void)canvas_words(s->c, &title);
    canvas_fill(s->c, (struct box){ at.x, at.y + s->cap_h - 2.0f, at.w, 2.0f },
                tint(TINT_STAGE_LINE));
    at.y += s->title_h;
    for (int i = 0; i < group->line_count; i++) {
        draw_line(s, &group->lines[i], at);
        at.y += lay_line(s, &group->lines[i]).h + s->line_gap;
    }
}

static void draw_columns(const struct sheet *s)
{
    for (int i = 0; i < s->columns; i++) {
        struct box at = { margin + (float)i * (s->column_w + column_gap), top,
                          s->column_w, 0 };
        for (int k = s->first[i]; k < s->first[i + 1]; k++) {
            draw_group(s, &s->list->groups[k], at);
            at.y += s->group_h[k] + group_gap;
        }
    }
}

static void head(struct canvas *c)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, STR_KEYS_TITLE),
                              .role = TYPE_TITLE_3,
                              .color = tint(TINT_WHITE),
                              .ground = tint(TINT_STAGE),
                              .box = { margin, 48.0f, c->w - 2.0f * margin, 0 },
                              .lines_max = 1,
                              .heading = true,
                          });
}

/* How to go on, and what a white key is. */
static void foot(struct canvas *c, const struct help_list *list)
{
    const struct box line = { margin, c->h - foot_h + 14.0f,
                              c->w - 2.0f * margin, 44.0f };
    struct words words = {
        .text = canvas_word(c, STR_KEYS_CLOSE),
        .role = TYPE_STATE,
        .color = tint(TINT_STAGE_TEXT_2),
        .ground = tint(TINT_STAGE),
        .box = line,
        .vertical = FROM_MIDDLE,
        .lines_max = 1,
    };

    words.box.w = line.w * 0.55f;
    (void)canvas_words(c, &words);
    if (list->has_own) {
        key_cap_legend(c, line);
    }
}

void help_draw(struct canvas *c)
{
    const struct box all = canvas_across(c, 0, c->h);

    c->text_min = 0.0f; /* as large as the output holds, all the same */
    canvas_fill(c, all, tint(TINT_STAGE));
    canvas_target(c, &(struct touchable){
                         .id = "help-close",
                         .role = ROLE_BUTTON,
                         .name = canvas_word(c, STR_STAFF_CLOSE),
                         .box = all,
                         .intent = { .type = INTENT_HELP },
                     });
    const struct help_list *list = help_list_make(c);
    const struct sheet s = fitting_sheet(c, list);
    head(c);
    draw_columns(&s);
    foot(c, list);
}
