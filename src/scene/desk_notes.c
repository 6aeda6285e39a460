/*
 * The notes: a paragraph a line of the content, scrolled by a finger or by
 * two buttons, in one of a few sizes.
 */
#include <math.h>
#include <string.h>

#include "component.h"
#include "desk_parts.h"

static const float head_h = 39.0f;
static const float paragraph_gap = 12.0f;
static const float indent = 30.0f;
static const float scroll_button_w = 80.0f;

/* A paragraph of the notes, where it stands. */
struct paragraph {
    const char *text;
    size_t skip;   /* bytes of the notes before it */
    float y, h;    /* from the top of all */
    struct box at; /* of its words */
};

struct notes {
    const struct desk *d;
    const struct text *source;
    enum type_role role;
    struct box box; /* what can be seen */
    float h;        /* of all of them */
};

static enum type_role role_of(const struct canvas *c)
{
    return (enum type_role)(TYPE_NOTES_1 + c->show->desk.size -
                            DESK_SIZE_LEAST);
}

static struct words words_of(const struct notes *n, const struct paragraph *p)
{
    return (struct words){
        .text = p->text,
        .source = n->source,
        .part = true,
        .skip = p->skip,
        .role = n->role,
        .color = tint(TINT_WHITE),
        .ground = tint(TINT_STAGE),
        .box = p->at,
    };
}

/* The next line that says something. @return false at the end. */
static bool next_paragraph(const struct notes *n, struct paragraph *p)
{
    struct canvas *c = n->d->c;
    const char *all = canvas_say(c, n->source);
    const char *at = all + p->skip + strlen(p->text);

    at += strspn(at, "\n ");
    if (*at == '\0') {
        return false;
    }
    p->y += p->h + (p->skip + strlen(p->text) > 0 ? paragraph_gap : 0.0f);
    p->skip = (size_t)(at - all);
    p->text = arena_copy_string(c->arena, at, strcspn(at, "\n"));
    p->at = (struct box){ n->box.x + indent, n->box.y + p->y, n->box.w - indent,
                          0 };
    const struct words words = words_of(n, p);
    p->h = canvas_measure(c, &words).h;
    return true;
}

static struct paragraph before_first(void)
{
    return (struct paragraph){ .text = "" };
}

static void measure(struct notes *n)
{
    struct paragraph p = before_first();

    while (next_paragraph(n, &p)) {
        n->h = p.y + p.h;
    }
}

static void draw_paragraph(const struct notes *n, const struct paragraph *p,
                           float up)
{
    struct canvas *c = n->d->c;
    struct words words = words_of(n, p);
    const float line = canvas_line(c, &words);
    const float side = 14.0f;

    if (p->y + p->h < up || p->y > up + n->box.h) {
        return; /* above or below what can be seen */
    }
    words.box.y -= up;
    canvas_fill(c,
                (struct box){ n->box.x, words.box.y + (line - side) / 2.0f,
                              side, side },
                tint(TINT_GOLD));
    (void)canvas_words(c, &words);
}

static void scroll_button(const struct notes *n, struct box box, bool down)
{
    struct canvas *c = n->d->c;
    const int step_px = (int)lroundf(n->box.h * 0.7f * c->unit);

    component_button(
        c, &(struct button){
               .id = down ? "desk-notes-down" : "desk-notes-up",
               .label = "",
               .name = canvas_word(c, down ? STR_NAV_DOWN : STR_NAV_UP),
               .icon = down ? ICON_CHEVRON_DOWN : ICON_CHEVRON_UP,
               .look = BUTTON_STAGE,
               .role = TYPE_CONTROL,
               .box = box,
               .intent = { .type = INTENT_NOTES_SCROLL,
                           .value = down ? step_px : -step_px,
                           .limit = c->scroll_max_px },
           });
}

static void scroll_buttons(const struct notes *n, struct box all)
{
    const float gap = 12.0f;
    const float room = (all.h - gap) / 2.0f;
    const float h = room < 104.0f ? room : 104.0f;
    const float x = all.x + all.w - scroll_button_w;

    scroll_button(n, (struct box){ x, all.y, scroll_button_w, h }, false);
    scroll_button(n, (struct box){ x, all.y + all.h - h, scroll_button_w, h },
                  true);
}

static void draw_all(struct notes *n)
{
    struct canvas *c = n->d->c;
    struct paragraph p = before_first();
    const int wanted_px = desk_scroll_px(c->show);
    const int shown_px =
        wanted_px < c->scroll_max_px ? wanted_px : c->scroll_max_px;
    const float up = (float)shown_px / c->unit;

    canvas_target(c, &(struct touchable){
                         .id = "desk-notes",
                         .role = ROLE_SURFACE,
                         .name = canvas_word(c, STR_PRESENTER_NOTES),
                         .box = n->box,
                     });
    canvas_clip(c, n->box);
    while (next_paragraph(n, &p)) {
        draw_paragraph(n, &p, up);
    }
    canvas_unclip(c);
}

static void show_notes(const struct desk *d, const struct text *source,
                       struct box box)
{
    struct canvas *c = d->c;
    struct notes n = { .d = d, .source = source, .role = role_of(c) };

    n.box = box;
    measure(&n);
    if (n.h > box.h) {
        n.box.w -= scroll_button_w + 20.0f;
        measure(&n);
        c->scroll_max_px = (int)lroundf((n.h - n.box.h) * c->unit);
        scroll_buttons(&n, box);
    }
    draw_all(&n);
}

/* Who else could see this display? Until somebody says, nobody reads it. */
static void ask(const struct desk *d, struct box box)
{
    struct canvas *c = d->c;
    const struct desk_line question = {
        canvas_word(c, STR_PRESENTER_ASK_PRIVATE), TYPE_PANEL_TEXT, TINT_WHITE
    };
    struct button buttons[] = {
        { .id = "desk-private",
          .label = canvas_word(c, STR_PRESENTER_SHOW_NOTES),
          .intent = { .type = INTENT_PRIVATE } },
        { .id = "desk-swap",
          .label = canvas_word(c, STR_PRESENTER_SWAP),
          .intent = { .type = INTENT_SWAP } },
    };
    float x = box.x;
    const struct box said = desk_say(d, &question, box);

    for (int i = 0; i < 2; i++) {
        struct button *b = &buttons[i];
        b->icon = ICON_NONE;
        b->look = BUTTON_STAGE;
        b->role = TYPE_CONTROL;
        b->box = (struct box){ x, said.y + said.h + 20.0f,
                               component_button_width(c, b), 96.0f };
        component_button(c, b);
        x += b->box.w + 16.0f;
    }
}

void desk_notes(const struct desk *d, struct box box)
{
    struct canvas *c = d->c;
    const struct text *source = &d->deck->slides[d->at.slide].notes;
    const struct desk_line head = { canvas_word(c, STR_PRESENTER_NOTES),
                                    TYPE_LABEL, TINT_STAGE_TEXT_2 };
    const struct desk_line none = { canvas_word(c, STR_PRESENTER_NO_NOTES),
                                    TYPE_BODY, TINT_STAGE_TEXT_2 };
    const struct box in = { box.x, box.y + head_h, box.w, box.h - head_h };

    (void)desk_say(d, &head, box);
    if (!desk_shows_notes(c->show)) {
        ask(d, in);
    } else if (text_is_empty(source)) {
        (void)desk_say(d, &none, in);
    } else {
        show_notes(d, source, in);
    }
}
