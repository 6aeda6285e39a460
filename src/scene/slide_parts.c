#include "slide_parts.h"

#include "art.h"
#include "skyline.h"

struct slide_ground slide_on_ink(void)
{
    return (struct slide_ground){
        .fill = tint(TINT_INK),
        .title = tint(TINT_WHITE),
        .strong = tint(TINT_GOLD),
        .text = tint(TINT_STAGE_TEXT_2),
        .label = tint(TINT_STAGE_TEXT_2),
        .rest = tint(TINT_STAGE_BAR),
    };
}

struct slide_ground slide_on_paper(void)
{
    return (struct slide_ground){
        .fill = tint(TINT_PAPER),
        .title = tint(TINT_INK),
        .strong = color_from_rgb(0x8A6500), /* gold is no text on paper */
        .text = tint(TINT_INK_2),
        .label = tint(TINT_INK_3),
        .rest = tint(TINT_TONE_2),
    };
}

struct slide_split slide_split(const struct canvas *c, struct box area,
                               float share)
{
    if (c->portrait) {
        const float h = area.h * share;
        return (struct slide_split){
            .panel = { area.x, area.y, area.w, h },
            .rest = { area.x, area.y + h, area.w, area.h - h },
        };
    }
    const float w = c->bleed + c->w * 720.0f / 1920.0f;
    return (struct slide_split){
        .panel = { area.x, area.y, w, area.h },
        .rest = { area.x + w, area.y, area.w - w, area.h },
    };
}

struct box slide_inner(const struct canvas *c, struct box box)
{
    const float margin = c->portrait ? 64.0f : 96.0f;
    const float top = c->portrait ? 72.0f : 84.0f;
    const float left = box.x < 0.0f ? 0.0f : box.x;
    const float right = box.x + box.w > c->w ? c->w : box.x + box.w;

    return (struct box){ left + margin, box.y + top, right - left - 2 * margin,
                         box.h - top - 96.0f };
}

float slide_label(struct canvas *c, const struct text *label, struct box at,
                  const struct slide_ground *g)
{
    if (text_is_empty(label)) {
        return at.y;
    }
    const struct box box = canvas_words(c, &(struct words){
                                               .text = canvas_say(c, label),
                                               .source = label,
                                               .role = TYPE_SLIDE_LABEL,
                                               .color = g->label,
                                               .ground = g->fill,
                                               .box = { at.x, at.y, at.w, 0 },
                                               .lines_max = 2,
                                               .heading = true,
                                           });
    return box.y + box.h + 14.0f;
}

float slide_heading(struct canvas *c, const struct text *title,
                    enum type_role role, struct box at,
                    const struct slide_ground *g)
{
    if (text_is_empty(title)) {
        return at.y;
    }
    const struct box box = canvas_words(c, &(struct words){
                                               .text = canvas_say(c, title),
                                               .source = title,
                                               .role = role,
                                               .color = g->title,
                                               .strong = g->strong,
                                               .ground = g->fill,
                                               .box = at,
                                               .heading = true,
                                           });
    return box.y + box.h;
}

float slide_text(struct canvas *c, const struct text *text, struct box at,
                 const struct slide_ground *g)
{
    if (text_is_empty(text)) {
        return at.y;
    }
    const struct box box = canvas_words(c, &(struct words){
                                               .text = canvas_say(c, text),
                                               .source = text,
                                               .role = TYPE_SLIDE_LEAD,
                                               .color = g->text,
                                               .ground = g->fill,
                                               .box = at,
                                               .heading = true,
                                           });
    return box.y + box.h;
}

void slide_art(struct canvas *c, enum art_kind art, struct box box)
{
    switch (art) {
    case ART_EXCHANGE:
        art_exchange(c, box, tint(TINT_GOLD), tint(TINT_WHITE));
        break;
    case ART_NETWORK:
        art_network(c, box, tint(TINT_WHITE));
        break;
    case ART_MAP:
        art_map(c, box, tint(TINT_STAGE_BAR), tint(TINT_GOLD));
        break;
    case ART_SKYLINE:
        skyline_colored(c, box);
        break;
    case ART_COUNTRY:
    case ART_NONE:
        break;
    }
}

int slide_shown(const struct slide_view *v, int count)
{
    const int shown = count - v->hidden;
    return shown > 0 ? shown : 0;
}

void slide_part(struct canvas *c, const struct slide_view *v, int index,
                struct box box)
{
    const int parts = slide_part_count(v->slide);

    if (parts > 0 && index == slide_shown(v, parts) - 1) {
        c->part = canvas_rect_px(c, box);
    }
}

void slide_progress(struct canvas *c, const struct slide_view *v,
                    struct color rest)
{
    const float h = 44.0f;
    const int count = (int)c->content->decks[v->deck].slide_count;

    if (!v->progress) {
        return;
    }
    skyline_progress(
        c, (struct box){ v->area.x, v->area.y + v->area.h - h, v->area.w, h },
        rest, (struct share){ v->index + 1, count });
}
