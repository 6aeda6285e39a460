#include "deck_page.h"

#include <string.h>

#include "log.h"
#include "schema.h"

enum {
    DECKS_NAMED_MAX = 32, /* In a message. */
    NAMES_BYTES_MAX = 1024,
};

int deck_find(const struct content *content, const char *id)
{
    const int found = content_find_deck(content, id);
    const char *ids[DECKS_NAMED_MAX];
    char names[NAMES_BYTES_MAX];
    size_t count = 0;

    if (found >= 0) {
        return found;
    }
    for (; count < content->deck_count && count < DECKS_NAMED_MAX; count++) {
        ids[count] = content->decks[count].id;
    }
    schema_join(ids, count, names, sizeof(names));
    log_warning("no deck '%s' in the content; it has %s", id, names);
    return DECK_UNKNOWN;
}

static const struct slide *slide_at(const struct deck_view *v, int index)
{
    return &v->content->decks[v->deck].slides[index];
}

struct show deck_show(const struct deck_view *v, int index)
{
    const struct show_params params = { .language = v->language, .deck = -1 };
    struct show show;

    show_init(&show, v->content, &params, 0);
    show.state = STATE_PRESENT;
    show.talk.deck = v->deck;
    show.talk.slide = index;
    return show;
}

/* The string that is the slide's title, its own or its thing's. */
static const struct text *title_of(const struct deck_view *v, int index)
{
    const struct slide *s = slide_at(v, index);

    if (!text_is_empty(&s->title)) {
        return &s->title;
    }
    if (s->project >= 0) {
        return &v->content->projects[s->project].title;
    }
    if (s->goal >= 0) {
        return &v->content->goals[s->goal].title;
    }
    return text_is_empty(&s->text) ? &s->label : &s->text;
}

const char *deck_slide_title(const struct deck_view *v, int index,
                             struct arena *arena)
{
    const char *title = title_of(v, index)->in[v->language];
    if (title[0] == '\0') {
        return slide_at(v, index)->id;
    }

    char *line = arena_copy_string(arena, title, strlen(title));
    for (char *c = line; *c; c++) {
        *c = *c == '\n' ? ' ' : *c;
    }
    return line;
}

static bool is_of(const struct draw_cmd *cmd, const struct text *text)
{
    const struct draw_source *source = &cmd->u.text.source;

    return cmd->type == DRAW_TEXT && source->file && text->where.file &&
           strcmp(source->file, text->where.file) == 0 &&
           strcmp(source->path, text->where.path) == 0;
}

/* The title; where it is not drawn, the first of the largest texts. */
static const struct draw_cmd *find_heading(const struct draw_list *items,
                                           const struct text *title)
{
    const struct draw_cmd *largest = NULL;
    int size = 0;

    for (size_t i = 0; i < items->count; i++) {
        const struct draw_cmd *cmd = &items->items[i];
        if (is_of(cmd, title)) {
            return cmd;
        }
        if (cmd->type == DRAW_TEXT && cmd->u.text.block->style.size_px > size) {
            size = cmd->u.text.block->style.size_px;
            largest = cmd;
        }
    }
    return largest;
}

static struct pdf_alt alt_of(const struct deck_view *v, int index)
{
    const struct slide *s = slide_at(v, index);
    const struct picture *picture =
        s->picture.image < 0 && s->project >= 0
            ? &v->content->projects[s->project].picture
            : &s->picture;
    const int language = picture->alt.written_in[v->language];

    if (picture->image < 0) {
        return (struct pdf_alt){ 0 };
    }
    return (struct pdf_alt){
        .asset = { (uint32_t)picture->image + 1 },
        .text = picture->alt.in[v->language],
        .language =
            language != v->language ? v->content->languages[language] : NULL,
    };
}

struct pdf_list deck_slide_list(const struct deck_view *v, int index,
                                const struct scene *scene)
{
    return (struct pdf_list){
        .items = &scene->items,
        .heading = find_heading(&scene->items, title_of(v, index)),
        .language = v->content->languages[v->language],
        .alt = alt_of(v, index),
    };
}
