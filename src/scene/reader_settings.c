/*
 * Languages and settings as cells; the door one came by leads to its own
 * first.
 */
#include "reader_cell.h"
#include "reader_page.h"
#include "switch.h"

static struct reader_cell make_language(struct canvas *c, int index,
                                        const void *of)
{
    const char *code = c->content->languages[index];
    struct reader_cell cell =
        reader_cell_make(arena_format(c->arena, "language-%s", code),
                         strings_language_name(c->p->strings, code));
    (void)of;

    cell.language = code;
    cell.state = index == c->language_index ? READER_ON : READER_OFF;
    cell.intent = (struct intent){ .type = INTENT_LANGUAGE, .value = index };
    return cell;
}

static struct reader_cell make_setting(struct canvas *c, int index,
                                       const void *of)
{
    const enum setting setting = (enum setting)index;
    const bool on = show_has(c->show, setting);
    struct reader_cell cell =
        reader_cell_make(switch_id(setting), switch_label(c, setting));
    (void)of;

    cell.detail = canvas_word(c, on ? STR_ACCESS_ON : STR_ACCESS_OFF);
    cell.state = on ? READER_ON : READER_OFF;
    cell.intent = (struct intent){ .type = INTENT_SETTING, .value = index };
    return cell;
}

static void add_languages(struct flow *flow)
{
    if (flow->c->content->language_count < 2) {
        return;
    }
    (void)flow_add_cells(flow,
                         &(struct flow_cells){
                             .count = (int)flow->c->content->language_count,
                             .w_min = 480.0f,
                             .h = 130.0f,
                             .make = make_language,
                         });
}

static void add_settings(struct flow *flow)
{
    (void)flow_add_cells(flow, &(struct flow_cells){ .count = SETTING_COUNT,
                                                     .w_min = 640.0f,
                                                     .h = 170.0f,
                                                     .columns_max = 2,
                                                     .make = make_setting });
}

void reader_settings(struct canvas *c, int door)
{
    const bool languages = c->content->language_count > 1;
    const struct reader_page page = {
        .head = { .title = canvas_word(c, languages ? STR_ACCESS_TITLE
                                                    : STR_ACCESS_SETTINGS),
                  .goal = -1 },
        .foot = { .language = door == 0,
                  .access = door == 1,
                  .done = true,
                  .ribbon_goal = -1 },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    if (door == 0) {
        add_languages(&flow);
        add_settings(&flow);
    } else {
        add_settings(&flow);
        add_languages(&flow);
    }
    reader_finish(&flow, &page);
}
