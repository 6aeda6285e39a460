#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "exhibit_room.h"
#include "language.h"
#include "log.h"
#include "lookup.h"
#include "platform.h"

/* NULL stays NULL. */
static char *copy_string(const char *text)
{
    char *copy = text ? strdup(text) : NULL;
    if (text && !copy) {
        log_fatal_memory(strlen(text));
    }
    return copy;
}

static void keep_start(struct exhibit *s, const struct exhibit_params *p)
{
    s->start = (struct exhibit_start){
        .stand = copy_string(p->stand),
        .language = copy_string(p->language),
        .deck = copy_string(p->deck),
        .mode = p->mode,
        .windowed = p->windowed,
        .resumes = p->kept != NULL,
    };
    if (p->kept) {
        s->start.kept = *p->kept;
    }
}

static void free_start(struct exhibit_start *start)
{
    free(start->stand);
    free(start->language);
    free(start->deck);
}

/* The index of a name, 0 for none. An unknown one is @p otherwise. */
static int known_or(int found, int otherwise, bool *known)
{
    *known &= found >= 0;
    return found >= 0 ? found : otherwise;
}

/* What was asked for at start, in terms of this content. False if it does not
   have it all; the rest is as by default. */
static bool start_params(const struct exhibit *s, struct show_params *out)
{
    const struct content *c = s->content;
    const struct exhibit_start *start = &s->start;
    bool known = true;

    *out = (struct show_params){ .mode = start->mode,
                                 .deck = -1,
                                 .windowed = start->windowed,
                                 .pin_spent = door_spent(s->door, PIN_TRIES),
                                 .clock = s->clock };
    if (start->stand) {
        out->stand = known_or(lookup_stand(c, start->stand), 0, &known);
    }
    if (start->language) {
        out->language = known_or(language_find(c, start->language), 0, &known);
    }
    if (start->deck) {
        out->deck = known_or(lookup_deck(c, start->deck), -1, &known);
    }
    return known;
}

/* False for an unknown name, which was said. */
static bool init_show(struct exhibit *s, uint64_t now_ms)
{
    struct show_params params = { .deck = -1 };

    if (!s->content) {
        return true;
    }
    const bool known = start_params(s, &params);
    show_init(&s->show, s->content, &params, now_ms);
    if (s->start.resumes) {
        show_resume(&s->show, s->content, &s->start.kept, now_ms);
        s->start.resumes = false;
    }
    s->transition = s->show.transition.serial;
    if (params.mode == MODE_PRESENT && s->show.state != STATE_PRESENT) {
        log_warning("the stand has no talk; the loop plays instead");
    }
    return known;
}

static void assign_pictures(struct exhibit *s)
{
    if (s->content) {
        asset_cache_assign(s->assets, s->content->dir, s->content->images,
                           s->content->image_count);
        s->ahead.place.known = false;
    }
}

/* What the program needs whatever the content. False: said in the log, or as
   a diagnostic. */
static bool open_assets(struct exhibit *s, const struct exhibit_params *p,
                        struct diag_list *diags)
{
    const struct asset_params asset_params = {
        .budget_bytes = p->picture_bytes,
        .synchronous = !p->live,
        .kept_dir = p->kept_dir,
        .decoder = p->decoder,
        .wake = p->live ? platform_wake : NULL,
    };
    s->strings = strings_load(p->assets_dir, diags);
    if (!s->strings) {
        return false;
    }
    s->shapes = shape_set_load(p->assets_dir);
    s->text = text_create(p->live);
    s->assets = asset_cache_create(&asset_params);
    return s->shapes && s->text && s->assets;
}

/* NULL without content. */
static struct search *read_search(const struct exhibit *s,
                                  const struct content *content)
{
    return content ? search_create(content, s->strings) : NULL;
}

struct exhibit *exhibit_create(const struct exhibit_params *params,
                               struct diag_list *diags,
                               enum exhibit_problem *problem)
{
    struct exhibit *s = calloc(1, sizeof(*s));
    if (!s) {
        log_fatal_memory(sizeof(*s));
    }
    s->live = params->live;
    s->viewport = params->viewport;
    s->clock = params->clock;
    s->content_dir = copy_string(params->content_dir);
    keep_start(s, params);
    exhibit_open_door(s, params);
    for (int i = 0; i < 2; i++) {
        s->screens[i].memory = region_create(SCENE_ARENA_BYTES);
    }
    s->ahead.memory = region_create(SCENE_ARENA_BYTES);
    exhibit_desk_init(s);
    *problem = EXHIBIT_BROKEN;
    if (!open_assets(s, params, diags)) {
        goto fail;
    }
    const struct renderer_params renderer_params = { .text = s->text,
                                                     .shapes = s->shapes,
                                                     .assets = s->assets };
    s->renderer = renderer_create(&renderer_params);
    s->content = params->bare ? NULL : content_load(s->content_dir, diags);
    s->search = read_search(s, s->content);
    *problem = EXHIBIT_UNKNOWN_NAME;
    if (!init_show(s, params->now_ms) && !params->lenient) {
        goto fail;
    }
    assign_pictures(s);
    exhibit_resize(s, params->viewport.w_px, params->viewport.h_px);
    *problem = EXHIBIT_FINE;
    return s;

fail:
    exhibit_destroy(s);
    return NULL;
}

void exhibit_destroy(struct exhibit *s)
{
    if (!s) {
        return;
    }
    door_destroy(s->door);
    renderer_destroy(s->renderer);
    asset_cache_destroy(s->assets);
    text_destroy(s->text);
    shape_set_destroy(s->shapes);
    search_destroy(s->search);
    strings_destroy(s->strings);
    content_destroy(s->content);
    pixmap_destroy(&s->page.pixmap);
    pixmap_destroy(&s->from.pixmap);
    pixmap_destroy(&s->mix);
    for (int i = 0; i < 2; i++) {
        region_destroy(&s->screens[i].memory);
    }
    region_destroy(&s->ahead.memory);
    exhibit_desk_finish(s);
    free_start(&s->start);
    free(s->content_dir);
    free(s);
}

static void set_content_dir(struct exhibit *s, const char *dir)
{
    char *copy = copy_string(dir);

    free(s->content_dir);
    s->content_dir = copy;
}

bool exhibit_reload(struct exhibit *s, const char *dir, struct diag_list *diags,
                    uint64_t now_ms)
{
    struct content *content = content_load(dir ? dir : s->content_dir, diags);

    exhibit_take_content(s, content, diags, now_ms);
    return content != NULL;
}

void exhibit_take_content(struct exhibit *s, struct content *after,
                          const struct diag_list *diags, uint64_t now_ms)
{
    struct content *before = s->content;

    exhibit_note_mistakes(s, diags);
    if (!after) {
        return;
    }
    struct search *search_before = s->search;
    s->content = after;
    set_content_dir(s, after->dir);
    s->search = read_search(s, after);
    if (before) {
        show_rebind(&s->show, before, after, now_ms);
    } else {
        (void)init_show(s, now_ms);
    }
    assign_pictures(s);
    /* The built scene points into the old content: make a new one first. */
    exhibit_redraw_all(s);
    exhibit_refresh(s, now_ms);
    exhibit_desk_refresh(s, now_ms);
    exhibit_redraw_all(s);
    search_destroy(search_before);
    content_destroy(before);
}

void exhibit_set_show(struct exhibit *s, const struct show *show)
{
    s->show = *show;
    s->transition = show->transition.serial;
    exhibit_redraw_all(s);
}

void exhibit_tick(struct exhibit *s, uint64_t now_ms)
{
    const struct intent nothing = { .type = INTENT_NONE };

    if (!s->content) {
        return;
    }
    exhibit_age_fingers(s, now_ms);
    exhibit_apply(s, &nothing, now_ms);
    exhibit_desk_tick(s, now_ms);
    exhibit_mind_door(s, now_ms);
}

uint64_t exhibit_deadline_ms(const struct exhibit *s, uint64_t now_ms)
{
    if (!s->content) {
        return UINT64_MAX;
    }
    const uint64_t show_ms = show_deadline_ms(&s->show, s->content, now_ms);
    const uint64_t breath_ms = exhibit_breath_deadline_ms(s, now_ms);
    const uint64_t desk_ms = exhibit_desk_deadline_ms(s, now_ms);
    const uint64_t finger_ms = gesture_deadline_ms(&s->gesture);
    const uint64_t own_ms = breath_ms < desk_ms ? breath_ms : desk_ms;
    const uint64_t some_ms = show_ms < own_ms ? show_ms : own_ms;
    return some_ms < finger_ms  ? some_ms
           : finger_ms > now_ms ? finger_ms
                                : now_ms;
}

const struct content *exhibit_content(const struct exhibit *s)
{
    return s->content;
}

const struct show *exhibit_show(const struct exhibit *s)
{
    return &s->show;
}

const struct strings *exhibit_strings(const struct exhibit *s)
{
    return s->strings;
}

bool exhibit_wants_quit(const struct exhibit *s)
{
    return s->closed || (s->content && s->show.quit_wanted);
}

bool exhibit_wants_relaunch(const struct exhibit *s)
{
    return !s->closed && s->content && s->show.relaunch_wanted;
}

bool exhibit_wants_reload(struct exhibit *s)
{
    const bool wanted =
        s->content ? s->reloads_done != s->show.reload_wanted : s->reload_asked;

    s->reloads_done = s->content ? s->show.reload_wanted : 0;
    s->reload_asked = false;
    return wanted;
}

bool exhibit_wants_rollback(struct exhibit *s)
{
    const unsigned wanted = s->content ? s->show.rollback_wanted : 0;
    const bool is_new = wanted > s->rollbacks_done;

    s->rollbacks_done = wanted;
    return is_new;
}
