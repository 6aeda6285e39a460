#include "take.h"

#include <string.h>

#include "code.h"
#include "component.h"
#include "web_address.h"

enum {
    BUTTONS_MAX = 2,
    MODULE_PX_MIN = 2, /* smaller ones no camera tells apart */
};

static const float card_radius = 18.0f;
static const float gap = 16.0f;
static const float column_gap = 24.0f;
static const float button_h = 96.0f;

bool take_is_offered(const struct canvas *c)
{
    const char *address = c->content->web_address;

    return address && address[0] != '\0';
}

float take_width(const struct canvas *c)
{
    return take_is_offered(c) ? TAKE_CARD + column_gap : 0.0f;
}

struct link take_link(struct screen thing)
{
    static const enum link_kind kinds[SCREEN_KIND_COUNT] = {
        [SCREEN_GOAL] = LINK_GOAL,
        [SCREEN_THEME] = LINK_THEME,
        [SCREEN_PROJECT] = LINK_PROJECT,
        [SCREEN_PAGE] = LINK_PAGE,
        [SCREEN_MUNICIPALITY] = LINK_MUNICIPALITY,
    };
    return (struct link){ .kind = kinds[thing.kind], .index = thing.index };
}

const char *take_address(const struct canvas *c)
{
    const struct link link = take_link(show_screen(c->show));

    return arena_format(c->arena, "%s%s", c->content->web_address,
                        web_path(c->arena, c->content, c->language, link));
}

const char *take_all_address(const struct canvas *c)
{
    const struct show_basket *basket = &c->show->basket;
    const char *names = "";

    for (int i = 0; i < basket->count; i++) {
        const struct link link = take_link(basket->items[i]);
        names = arena_format(c->arena, "%s%s%s", names, i > 0 ? "," : "",
                             web_name(c->arena, c->content, link));
    }
    return arena_format(c->arena, "%s%s/take/#%s", c->content->web_address,
                        c->language, names);
}

void take_card(struct canvas *c, struct box box, const char *address)
{
    const struct rect card = canvas_rect_px(c, box);
    struct code code;

    canvas_round(c, box, card_radius, tint(TINT_WHITE));
    if (!code_make(c->arena, address, &code)) {
        return;
    }
    const int module_px = card.w / (code.side + 2 * CODE_QUIET_MODULES);
    const int side_px = module_px * code.side;
    if (module_px < MODULE_PX_MIN) {
        return;
    }
    canvas_emit(
        c, &(struct draw_cmd){
               .type = DRAW_CODE,
               .rect = { card.x + (card.w - side_px) / 2,
                         card.y + (card.h - side_px) / 2, side_px, side_px },
               .color = tint(TINT_INK),
               .u.code = { code.modules, code.side, address },
           });
}

/* "standpunt.example.org" of the address. */
static const char *host_of(const struct canvas *c)
{
    const char *host = strstr(c->content->web_address, "//") + 2;

    return arena_copy_string(c->arena, host, strcspn(host, "/"));
}

/* What it is, and where it leads if that fits beside it. */
static void caption(struct canvas *c, struct box at)
{
    const struct box title =
        canvas_words(c, &(struct words){
                            .text = canvas_word(c, STR_TAKE_TITLE),
                            .role = TYPE_LABEL,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_PAPER),
                            .box = { at.x, at.y, at.w, 0 },
                            .lines_max = 2,
                            .heading = true,
                        });
    const float y = title.y + title.h + 2.0f;
    const struct words host = {
        .text = host_of(c),
        .language = "en",
        .role = TYPE_SMALL,
        .color = tint(TINT_INK_2),
        .ground = tint(TINT_PAPER),
        .box = { at.x, y, at.w, at.y + at.h - y },
        .lines_max = 1,
    };
    if (host.box.h > 0.0f && canvas_fits(c, &host)) {
        (void)canvas_words(c, &host);
    }
}

void take_block(struct canvas *c, struct box area)
{
    const struct box card = { area.x + area.w - TAKE_CARD, area.y, TAKE_CARD,
                              TAKE_CARD };

    if (!take_is_offered(c)) {
        return;
    }
    canvas_shadow(c, card, card_radius);
    take_card(c, card, take_address(c));
    caption(c, (struct box){ card.x, card.y + card.h + 10.0f, card.w, 72.0f });
}

static struct button heart_button(struct canvas *c, struct screen thing)
{
    const bool kept = basket_has(&c->show->basket, thing);

    return (struct button){
        .id = "keep",
        .label = "",
        .name = canvas_word(c, kept ? STR_TAKE_KEPT : STR_TAKE_KEEP),
        .icon = kept ? ICON_HEART_FULL : ICON_HEART,
        .look = BUTTON_TONE,
        .role = TYPE_CONTROL,
        .toggles = true,
        .intent = { .type = INTENT_KEEP, .screen = thing },
    };
}

static struct button basket_button(struct canvas *c)
{
    const char *count = canvas_number(c, c->show->basket.count);

    return (struct button){
        .id = "nav-basket",
        .label = count,
        .name = canvas_word_with(c, STR_TAKE_COUNT, count),
        .icon = ICON_BAG,
        .look = BUTTON_TONE,
        .role = TYPE_CONTROL,
        .intent = intent_open((struct screen){ .kind = SCREEN_BASKET }),
    };
}

int take_buttons(struct canvas *c, struct button *out)
{
    const struct screen thing = show_screen(c->show);
    const bool heart = basket_takes(thing);
    int count = 0;

    if (!take_is_offered(c) || thing.kind == SCREEN_BASKET ||
        c->show->state != STATE_BROWSE) {
        return 0;
    }
    if (heart) {
        out[count++] = heart_button(c, thing);
    }
    if (c->show->basket.count > 0) {
        out[count++] = basket_button(c);
    }
    for (int i = 0; i < count; i++) {
        out[i].box.w = component_button_width(c, &out[i]);
    }
    return count;
}

float take_hearts_width(const struct canvas *c)
{
    const bool heart = take_is_offered(c) && basket_takes(show_screen(c->show));

    return heart ? 96.0f + gap + 152.0f : 0.0f;
}

void take_hearts(struct canvas *c, struct box row)
{
    struct button buttons[BUTTONS_MAX];
    const int count = take_buttons(c, buttons);
    float x = row.x + row.w;

    /* The heart stays where it is when the other one comes before it. */
    for (int i = 0; i < count; i++) {
        x -= buttons[i].box.w;
        buttons[i].box = (struct box){ x, row.y, buttons[i].box.w, button_h };
        x -= gap;
    }
    for (int i = count - 1; i >= 0; i--) {
        component_button(c, &buttons[i]);
    }
}
