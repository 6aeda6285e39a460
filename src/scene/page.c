/*
 * A page with a story of its own: about, networks, the session, sources.
 */
#include <math.h>

#include "cofunding.h"
#include "component.h"
#include "frame.h"
#include "panel.h"
#include "say.h"
#include "screen.h"
#include "take.h"

static const float link_h = 104.0f;
static const float gap = 26.0f;
/* Lines of at most 66 letters in the mean; those of Arabic are narrower. */
static const float column_w = 890.0f;
static const float arabic_column_w = 740.0f;

static float paragraphs(struct canvas *c, const struct page *page,
                        struct box at)
{
    const float w = fminf(at.w, c->mirrored ? arabic_column_w : column_w);

    for (size_t i = 0; i < page->body.count; i++) {
        const struct text *text = &page->body.items[i];
        const struct box box = canvas_words(c, &(struct words){
                                                   .text = canvas_say(c, text),
                                                   .source = text,
                                                   .role = TYPE_BODY,
                                                   .color = tint(TINT_INK),
                                                   .ground = tint(TINT_PAPER),
                                                   .box = { at.x, at.y, w, 0 },
                                                   .links = true,
                                               });
        at.y = box.y + box.h + gap;
    }
    return at.y;
}

static float figures(struct canvas *c, const struct page *page, struct box at)
{
    const size_t count = page->figures.count;
    float bottom = at.y;

    for (size_t i = 0; i < count; i++) {
        const struct figure *f = &page->figures.items[i];
        const float w = at.w / (float)count - 24.0f;
        const float x = at.x + (float)i * at.w / (float)count;
        const struct box value =
            canvas_words(c, &(struct words){
                                .text = f->value,
                                .language = c->content->languages[0],
                                .role = TYPE_NUMBER_L,
                                .color = tint(TINT_INK),
                                .ground = tint(TINT_PAPER),
                                .box = { x, at.y, w, 0 },
                                .lines_max = 1,
                                .heading = true,
                            });
        const struct box label =
            canvas_words(c, &(struct words){
                                .text = canvas_say(c, &f->label),
                                .source = &f->label,
                                .role = TYPE_PLACE,
                                .color = tint(TINT_INK_2),
                                .ground = tint(TINT_PAPER),
                                .box = { x, value.y + value.h + 4.0f, w, 0 },
                            });
        bottom = fmaxf(bottom, label.y + label.h + gap + 10.0f);
    }
    return bottom;
}

static float links(struct canvas *c, const struct page *page, struct box at)
{
    const int columns = c->portrait || take_is_offered(c) ? 1 : 2;
    const float space = 16.0f;
    const float w = (at.w - space * (float)(columns - 1)) / (float)columns;
    const int count = (int)page->links.count;

    for (int i = 0; i < count; i++) {
        const struct link link = page->links.items[i];
        component_row(
            c, &(struct row){
                   .id = arena_format(c->arena, "link-%d", i + 1),
                   .title = say_link(c, link),
                   .source = say_link_source(c->content, link),
                   .box = { at.x + (float)(i % columns) * (w + space),
                            at.y + (float)(i / columns) * (link_h + space), w,
                            link_h },
                   .intent = intent_open(screen_from_link(link)),
               });
    }
    const int rows = (count + columns - 1) / columns;
    return at.y + (float)rows * (link_h + space) + gap - space;
}

static float sources(struct canvas *c, const struct page *page, struct box at)
{
    const char *text = say_page_sources(c, page);

    if (text[0] == '\0') {
        return at.y;
    }
    const struct box box = canvas_words(c, &(struct words){
                                               .text = text,
                                               .role = TYPE_SMALL,
                                               .color = tint(TINT_INK_3),
                                               .ground = tint(TINT_PAPER),
                                               .box = { at.x, at.y, at.w, 0 },
                                           });
    return box.y + box.h + gap;
}

/* Who pays for it, on the page that tells of it. @return the bottom. */
static float payers(struct canvas *c, const struct page *page, struct box at)
{
    const int own = c->content->cofunding.page;
    const float in = 32.0f;
    const float h = cofunding_height() + 2 * in;
    const float w = cofunding_width(c) + 2 * in;

    if (own < 0 || page != &c->content->pages[own] || w <= 2 * in) {
        return at.y;
    }
    canvas_shadow(c, (struct box){ at.x, at.y, w, h }, 20.0f);
    canvas_round(c, (struct box){ at.x, at.y, w, h }, 20.0f, tint(TINT_WHITE));
    (void)cofunding_draw(c, at.x + w - in, at.y + h / 2.0f);
    return at.y + h + gap + 10.0f;
}

/* The story, scrolled; @return its whole height. */
static float story(struct canvas *c, const struct page *page, struct box at)
{
    const float top = at.y;

    at.y = payers(c, page, at);
    at.y = figures(c, page, at);
    at.y = paragraphs(c, page, at);
    at.y = links(c, page, at);
    at.y = sources(c, page, at);
    return at.y - top;
}

static float story_at(struct canvas *c, const struct page *page,
                      struct box area, int scroll_px)
{
    const struct box clip = { area.x - 24.0f, area.y - 12.0f, area.w + 48.0f,
                              area.h + 12.0f };
    struct box at = area;

    at.y -= (float)scroll_px / c->unit;
    canvas_clip(c, clip);
    const float whole = story(c, page, at);
    canvas_unclip(c);
    return whole;
}

static void scrolled_story(struct canvas *c, const struct page *page,
                           struct box area)
{
    const size_t cmd_count = c->cmd_count;
    const size_t target_count = c->target_count;
    const float whole = story_at(c, page, area, c->scroll_px);
    const float hidden = fmaxf(0.0f, whole + 12.0f - area.h);

    c->scroll_max_px = (int)lroundf(hidden * c->unit);
    c->scroll_page = area.h * 0.8f;
    /* Another language may be shorter: then the end is shown. */
    if (c->scroll_px > c->scroll_max_px) {
        c->cmd_count = cmd_count;
        c->target_count = target_count;
        (void)story_at(c, page, area, c->scroll_max_px);
    }
}

void screen_page(struct canvas *c, int index)
{
    const struct page *page = &c->content->pages[index];
    const struct color none = { 0 };
    const struct int_list no_goals = { 0 };
    const bool portrait = c->portrait;
    const float x = portrait ? c->margin : panel_width(c) + c->margin;
    const float y = portrait ? panel_height(c) + 40.0f : 116.0f;
    const float foot = portrait ? 28.0f + 20.0f + 96.0f + 20.0f : 8.0f;
    const struct panel_words words = {
        .label = "",
        .title = canvas_say(c, &page->title),
        .title_source = &page->title,
        .text = canvas_say(c, &page->lead),
        .text_source = &page->lead,
    };

    frame_ground(c);
    panel_ink(c, panel_box(c), &words, &no_goals);
    frame_brand(c, 52.0f,
                (struct brand){ tint(portrait ? TINT_WHITE : TINT_INK),
                                tint(portrait ? TINT_INK : TINT_PAPER), none });
    scrolled_story(c, page,
                   (struct box){ x, y, c->w - c->margin - x - take_width(c),
                                 c->ground - foot - y });
    take_block(c, (struct box){ x, y, c->w - c->margin - x, 0 });
    frame_footer(c, &(struct footer){
                        .back = true, .scrolls = true, .ribbon_goal = -1 });
}
