#include <stdio.h>
#include <stdlib.h>

#include "draw.h"
#include "log.h"

static const char *const face_names[FACE_COUNT] = {
    [FACE_TEXT] = "text",
    [FACE_TEXT_MEDIUM] = "text-medium",
    [FACE_TEXT_SEMIBOLD] = "text-semibold",
    [FACE_DISPLAY] = "display",
    [FACE_TEXT_ITALIC] = "text-italic",
    [FACE_TEXT_SEMIBOLD_ITALIC] = "text-semibold-italic",
    [FACE_DISPLAY_ITALIC] = "display-italic",
    [FACE_EMBLEM] = "emblem",
};

static void trace_rect(FILE *out, const char *word, struct rect r)
{
    (void)fprintf(out, "%s %d,%d %dx%d", word, r.x, r.y, r.w, r.h);
}

/* As in CSS: the alpha only where it says something. */
static void trace_color(FILE *out, struct color c)
{
    (void)fprintf(out, " #%02x%02x%02x", c.r, c.g, c.b);
    if (c.a != 255) {
        (void)fprintf(out, "%02x", c.a);
    }
}

static void trace_round(FILE *out, const struct draw_cmd *cmd)
{
    const struct draw_round *round = &cmd->u.round;

    trace_rect(out, "round", cmd->rect);
    (void)fprintf(out, " r%d", round->radius_px);
    trace_color(out, cmd->color);
    if (round->border_px > 0) {
        (void)fprintf(out, " border %d", round->border_px);
        trace_color(out, round->border);
    }
    (void)fprintf(out, " corners %u%s", round->corners,
                  round->outside ? " outside" : "");
}

static void trace_shadow(FILE *out, const struct draw_cmd *cmd)
{
    trace_rect(out, "shadow", cmd->rect);
    (void)fprintf(out, " r%d", cmd->u.round.radius_px);
    if (cmd->u.round.blur_px > 0) {
        (void)fprintf(out, " blur %d", cmd->u.round.blur_px);
    }
}

static void trace_shape(FILE *out, const struct draw_cmd *cmd)
{
    trace_rect(out, "shape", cmd->rect);
    (void)fprintf(out, " id %u", (unsigned)cmd->u.shape.id.value);
    if (cmd->u.shape.stroke_px > 0) {
        (void)fprintf(out, " stroke %d", cmd->u.shape.stroke_px);
    }
    trace_color(out, cmd->color);
}

static void trace_string(FILE *out, const char *text)
{
    for (const char *p = text; *p; p++) {
        const unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\' || c == '|') {
            (void)fputc('\\', out);
        }
        if (c < ' ') {
            (void)fprintf(out, "\\x%02x", c);
        } else {
            (void)fputc(c, out);
        }
    }
}

static const char *look_marks(struct text_look look)
{
    if (look.italic) {
        return look.strong ? "***" : "*";
    }
    return look.strong ? "**" : "";
}

/* Returns whether a segment is strong. */
static bool trace_lines(FILE *out, const struct text_block *block)
{
    bool strong = false;

    (void)fputs(" \"", out);
    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        (void)fputs(i > 0 ? "|" : "", out);
        for (size_t k = 0; k < line->segment_count; k++) {
            const struct text_segment *segment = &line->segments[k];
            (void)fputs(look_marks(segment->look), out);
            trace_string(out, segment->text);
            (void)fputs(look_marks(segment->look), out);
            strong = strong || segment->look.strong;
        }
    }
    (void)fputc('"', out);
    return strong;
}

/* Where lines begin, if not all at the left edge: centred, mirrored. */
static void trace_line_starts(FILE *out, const struct text_block *block)
{
    bool moved = false;

    for (size_t i = 0; i < block->line_count; i++) {
        moved = moved || block->lines[i].x_px != 0;
    }
    for (size_t i = 0; moved && i < block->line_count; i++) {
        (void)fprintf(out, "%s%d", i > 0 ? "," : " x ", block->lines[i].x_px);
    }
}

static void trace_text(FILE *out, const struct draw_cmd *cmd)
{
    const struct text_block *block = cmd->u.text.block;

    trace_rect(out, "text", cmd->rect);
    if (!block) {
        return;
    }
    (void)fprintf(out, " px%d line %d face %s", block->style.size_px,
                  block->style.line_px, face_names[block->style.face]);
    trace_color(out, cmd->color);
    if (trace_lines(out, block)) {
        (void)fputs(" strong", out);
        trace_color(out, cmd->u.text.strong);
    }
    trace_line_starts(out, block);
    (void)fputs(block->clipped ? " clipped" : "", out);
}

static void trace_image(FILE *out, const struct draw_cmd *cmd)
{
    const struct draw_image *image = &cmd->u.image;

    trace_rect(out, "image", cmd->rect);
    (void)fprintf(out, " %s r%d \"",
                  image->fit == FIT_COVER ? "cover" : "contain",
                  image->radius_px);
    trace_string(out, image->name ? image->name : "");
    (void)fputc('"', out);
    if (image->box.w_px > 0) {
        (void)fprintf(out, " from %dx%d", image->box.w_px, image->box.h_px);
    }
    if (image->sharper > 1) {
        (void)fprintf(out, " or %d times that", image->sharper);
    }
}

static void trace_shade(FILE *out, const struct draw_cmd *cmd)
{
    trace_rect(out, "shade", cmd->rect);
    trace_color(out, cmd->color);
    trace_rect(out, " but", cmd->u.shade.disc);
}

/* Where it begins and ends, in pixels of its rectangle: the way between is
   in the hash. */
static void trace_stroke(FILE *out, const struct draw_cmd *cmd)
{
    const struct draw_stroke *s = &cmd->u.stroke;
    const int longer = cmd->rect.w > cmd->rect.h ? cmd->rect.w : cmd->rect.h;
    const struct vec2 from = s->points[0];
    const struct vec2 to = s->points[s->count - 1];

    trace_rect(out, "stroke", cmd->rect);
    (void)fprintf(out, " width %d points %zu from %.0f,%.0f to %.0f,%.0f",
                  s->width_px, s->count, (double)(from.x * (float)longer),
                  (double)(from.y * (float)longer),
                  (double)(to.x * (float)longer),
                  (double)(to.y * (float)longer));
    trace_color(out, cmd->color);
}

static void trace_code(FILE *out, const struct draw_cmd *cmd)
{
    trace_rect(out, "code", cmd->rect);
    (void)fprintf(out, " side %d", cmd->u.code.side);
    trace_color(out, cmd->color);
    (void)fputs(" \"", out);
    trace_string(out, cmd->u.code.text);
    (void)fputc('"', out);
}

static void trace_clip(FILE *out, const struct draw_cmd *cmd)
{
    if (rect_is_empty(cmd->rect)) {
        (void)fputs("clip off", out);
    } else {
        trace_rect(out, "clip", cmd->rect);
    }
}

static void trace_cmd(FILE *out, const struct draw_cmd *cmd)
{
    switch (cmd->type) {
    case DRAW_RECT:
        trace_rect(out, "rect", cmd->rect);
        trace_color(out, cmd->color);
        break;
    case DRAW_ROUND:
        trace_round(out, cmd);
        break;
    case DRAW_SHADOW:
        trace_shadow(out, cmd);
        break;
    case DRAW_SHAPE:
        trace_shape(out, cmd);
        break;
    case DRAW_TEXT:
        trace_text(out, cmd);
        break;
    case DRAW_IMAGE:
        trace_image(out, cmd);
        break;
    case DRAW_SHADE:
        trace_shade(out, cmd);
        break;
    case DRAW_STROKE:
        trace_stroke(out, cmd);
        break;
    case DRAW_CODE:
        trace_code(out, cmd);
        break;
    case DRAW_CLIP:
        trace_clip(out, cmd);
        break;
    case DRAW_TYPE_COUNT:
        break;
    }
    (void)fputc('\n', out);
}

char *draw_list_trace(const struct draw_list *list, struct arena *arena)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    if (!out) {
        log_fatal_memory(BUFSIZ);
    }

    for (size_t i = 0; i < list->count; i++) {
        trace_cmd(out, &list->items[i]);
    }
    if (fclose(out) != 0) {
        log_fatal_memory(len);
    }

    char *trace = arena_copy_string(arena, text, len);
    free(text);
    return trace;
}
