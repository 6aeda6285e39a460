/*
 * Nobody is there: the loop's slide, and under it what a visitor needs to
 * know. The first touch acts on what was touched.
 */
#include <math.h>

#include "cofunding.h"
#include "component.h"
#include "screen.h"
#include "skyline.h"
#include "slide.h"

static const float prompts_w_min = 232.0f;

static void surface(struct canvas *c, const char *id, const char *name,
                    struct box box, enum intent_type intent)
{
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_SURFACE,
                         .name = name,
                         .box = box,
                         .intent = { .type = intent },
                     });
}

/* "Touch the screen" in the stand's other languages, as there is room. */
static void other_prompts(struct canvas *c, struct box at)
{
    const int others = (int)c->content->language_count - 1;
    const int columns = others > 2 && at.w >= 508.0f ? 2 : 1;
    const int rows = (others + columns - 1) / columns;
    const float line = rows > 3 ? 31.0f : 36.0f;
    const float column_w = at.w / (float)columns;
    const float top = at.y + (at.h - line * (float)rows) / 2.0f;
    int cell = 0;

    for (int i = 0; i <= others; i++) {
        const char *language = c->content->languages[i];
        if (i == c->language_index) {
            continue;
        }
        const struct box box = { at.x + (float)(cell / rows) * column_w,
                                 top + (float)(cell % rows) * line,
                                 column_w - 4.0f, line };
        cell++;
        (void)canvas_words(c,
                           &(struct words){
                               .text = strings_lookup(c->p->strings, language,
                                                      STR_ATTRACT_TOUCH),
                               .language = language,
                               .role = TYPE_SMALL,
                               .color = tint(TINT_INK_2),
                               .ground = tint(TINT_WHITE),
                               .box = box,
                               .vertical = FROM_MIDDLE,
                               .lines_max = 1,
                               .heading = true,
                           });
    }
}

/* Settings before anything else, for whoever needs them to begin. */
static struct button access_button(struct canvas *c)
{
    struct button b = {
        .id = "nav-access",
        .label = canvas_word(c, STR_NAV_ACCESS),
        .icon = ICON_ACCESS,
        .look = BUTTON_TONE,
        .role = TYPE_CONTROL,
        .intent =
            intent_open((struct screen){ .kind = SCREEN_LANGUAGE, .index = 1 }),
    };
    b.box.w = component_button_width(c, &b);
    b.box.h = 96.0f;
    return b;
}

static void landscape_foot(struct canvas *c)
{
    const float middle = c->ground + (c->h - c->ground) / 2.0f;
    struct button touch = {
        .id = "touch",
        .label = canvas_word(c, STR_ATTRACT_TOUCH),
        .icon = ICON_TOUCH,
        .look = BUTTON_PRIMARY,
        .role = TYPE_PROMPT,
        .intent = { .type = INTENT_HOME },
    };
    struct button access = access_button(c);
    const float w = component_button_width(c, &touch);

    /* What the co-funding and the settings at the other end leave; on an
       output that is nearly square the settings are their sign. */
    const float room = c->w - c->margin - w - 44.0f - 850.0f;
    if (room - access.box.w < prompts_w_min) {
        access.name = access.label;
        access.label = "";
        access.box.w = access.box.h;
    }
    const float prompts_w = fminf(520.0f, room - access.box.w);

    touch.box = (struct box){ c->margin, middle - 48.0f, w, 96.0f };
    component_button(c, &touch);
    other_prompts(c, (struct box){ c->margin + w + 28.0f, c->ground + 4.0f,
                                   prompts_w, c->h - c->ground - 8.0f });
    access.box.x = c->w - c->margin - access.box.w;
    access.box.y = middle - 48.0f;
    component_button(c, &access);
    cofunding_open(c, access.box.x - 44.0f, middle);
}

static void portrait_foot(struct canvas *c, float top)
{
    const float h = c->h - top;
    const float middle = top + h - 72.0f;
    struct button access = access_button(c);
    const struct button touch = {
        .id = "touch",
        .label = canvas_word(c, STR_ATTRACT_TOUCH),
        .icon = ICON_TOUCH,
        .look = BUTTON_PRIMARY,
        .role = TYPE_PROMPT,
        .box = { c->margin, top + 24.0f,
                 c->w - 2 * c->margin - access.box.w - 16.0f, 120.0f },
        .intent = { .type = INTENT_HOME },
    };

    access.box.x = c->w - c->margin - access.box.w;
    access.box.y = touch.box.y;
    access.box.h = touch.box.h;
    component_button(c, &touch);
    component_button(c, &access);
    other_prompts(c, (struct box){ c->margin, middle - 64.0f, 248.0f, 128.0f });
    cofunding_open(c, c->w - c->margin, middle);
}

void screen_attract(struct canvas *c)
{
    const struct show_loop *loop = &c->show->loop;
    const bool whole = c->show->start == MODE_LOOP;
    const float foot = c->portrait ? 300.0f : c->h - c->ground;
    const float bottom = whole ? c->h : c->h - foot;
    const struct slide_view view = {
        .slide = &c->content->decks[loop->deck].slides[loop->slide],
        .deck = loop->deck,
        .index = loop->slide,
        .area = canvas_across(c, 0, bottom),
        .attract = true,
    };

    surface(c, "surface", canvas_word(c, STR_ATTRACT_TOUCH),
            canvas_across(c, 0, c->h), INTENT_HOME);
    slide_draw(c, &view);
    if (whole) {
        return;
    }
    canvas_fill(c, canvas_across(c, bottom, foot), tint(TINT_WHITE));
    if (view.slide->layout != SLIDE_SKYLINE) {
        const float ground = c->ground;
        c->ground = bottom;
        skyline_ribbon(c, -1);
        c->ground = ground;
    }
    if (c->portrait) {
        portrait_foot(c, bottom);
    } else {
        landscape_foot(c);
    }
}
