#include "dump.h"

#include <errno.h>
#include <string.h>

#include "log.h"

static void string(FILE *out, const char *text)
{
    (void)fputc('"', out);
    for (const char *p = text; *p; p++) {
        const unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\') {
            (void)fprintf(out, "\\%c", c);
        } else if (c < 0x20) {
            (void)fprintf(out, "\\u%04x", c);
        } else {
            (void)fputc(c, out);
        }
    }
    (void)fputc('"', out);
}

static void member(FILE *out, const char *name, const char *value)
{
    (void)fprintf(out, "  \"%s\": ", name);
    string(out, value);
    (void)fputs(",\n", out);
}

static void rect(FILE *out, struct rect r)
{
    (void)fprintf(out, "[%d, %d, %d, %d]", r.x, r.y, r.w, r.h);
}

static void color(FILE *out, struct color c)
{
    (void)fprintf(out, "\"#%02x%02x%02x\"", c.r, c.g, c.b);
}

static const char *comma(size_t i, size_t count)
{
    return i + 1 < count ? ",\n" : "\n";
}

static void targets(FILE *out, const struct scene *scene, int64_t focus)
{
    const struct target_list *list = &scene->targets;

    (void)fputs("  \"targets\": [\n", out);
    for (size_t i = 0; i < list->count; i++) {
        const struct target *t = &list->items[i];
        (void)fputs("    {\"id\": ", out);
        string(out, t->id);
        (void)fprintf(
            out, ", \"role\": \"%s\", \"name\": ", target_role_name(t->role));
        string(out, t->name);
        (void)fputs(", \"rect\": ", out);
        rect(out, t->rect);
        (void)fprintf(out, ", \"focused\": %s}%s",
                      focus != 0 && t->key == focus ? "true" : "false",
                      comma(i, list->count));
    }
    (void)fputs("  ],\n", out);
}

static size_t count_of(const struct draw_list *list, enum draw_type type)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        count += list->items[i].type == type ? 1 : 0;
    }
    return count;
}

static void text(FILE *out, const struct draw_cmd *cmd)
{
    const struct draw_text *t = &cmd->u.text;

    (void)fputs("    {\"text\": ", out);
    string(out, t->text);
    (void)fputs(", \"rect\": ", out);
    rect(out, cmd->rect);
    (void)fprintf(out, ", \"px\": %d, \"color\": ", t->block->style.size_px);
    color(out, cmd->color);
    (void)fputs(", \"background\": ", out);
    color(out, t->ground);
    (void)fprintf(out, ", \"clipped\": %s}",
                  t->block->clipped ? "true" : "false");
}

static void texts(FILE *out, const struct draw_list *list)
{
    const size_t count = count_of(list, DRAW_TEXT);
    size_t at = 0;

    (void)fputs("  \"texts\": [\n", out);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].type == DRAW_TEXT) {
            text(out, &list->items[i]);
            (void)fputs(comma(at++, count), out);
        }
    }
    (void)fputs("  ],\n", out);
}

static const char *image_state(const struct exhibit *s,
                               const struct draw_cmd *cmd)
{
    switch (exhibit_image_state(s, cmd)) {
    case ASSET_READY:
        return "ready";
    case ASSET_WAITING:
        return "waiting";
    case ASSET_BROKEN:
        break;
    }
    return "broken";
}

static void images(FILE *out, const struct exhibit *s,
                   const struct draw_list *list)
{
    const size_t count = count_of(list, DRAW_IMAGE);
    size_t at = 0;

    (void)fputs("  \"images\": [\n", out);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_cmd *cmd = &list->items[i];
        if (cmd->type != DRAW_IMAGE) {
            continue;
        }
        (void)fputs("    {\"id\": ", out);
        string(out, cmd->u.image.name);
        (void)fputs(", \"rect\": ", out);
        rect(out, cmd->rect);
        (void)fprintf(out, ", \"state\": \"%s\"}%s", image_state(s, cmd),
                      comma(at++, count));
    }
    (void)fputs("  ]\n", out);
}

static const char *mode_name(const struct exhibit *s)
{
    static const char *const names[] = {
        [STATE_ATTRACT] = "attract",
        [STATE_BROWSE] = "browse",
        [STATE_PRESENT] = "present",
    };
    return exhibit_content(s) ? names[exhibit_show(s)->state] : "preparing";
}

void dump_write(struct exhibit *s, enum input_output output, uint64_t now_ms,
                FILE *out)
{
    const struct scene *scene = output == OUTPUT_DESK
                                    ? exhibit_desk_scene(s, now_ms)
                                    : exhibit_scene(s, now_ms);
    const int64_t focus = exhibit_content(s) ? exhibit_show(s)->focus : 0;

    (void)fputs("{\n", out);
    member(out, "mode", mode_name(s));
    member(out, "screen", scene->id);
    member(out, "language", scene->language);
    member(out, "overlay", scene->overlay);
    targets(out, scene, focus);
    texts(out, &scene->items);
    images(out, s, &scene->items);
    (void)fputs("}\n", out);
}

bool dump_save(struct exhibit *s, enum input_output output, uint64_t now_ms,
               const char *path)
{
    FILE *out = fopen(path, "w");

    if (!out) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    dump_write(s, output, now_ms, out);
    if (fclose(out) != 0) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }
    return true;
}
