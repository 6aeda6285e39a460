#include "pdf_label.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

void pdf_bytes_finish(struct pdf_bytes *bytes)
{
    free(bytes->data);
    *bytes = (struct pdf_bytes){ 0 };
}

/* The structure tree beside the tags it was made from. */
struct walk {
    qpdf_data pdf;
    const struct pdf_labels *labels;
    size_t next; /* The tag that comes. */
    bool fits;
};

static void set_string(qpdf_data pdf, qpdf_oh at, const char *key,
                       const char *value)
{
    qpdf_oh_replace_key(pdf, at, key, qpdf_oh_new_unicode_string(pdf, value));
}

static void label_element(struct walk *w, qpdf_oh element)
{
    const struct pdf_tags *tags = w->labels->tags;
    const char *name =
        qpdf_oh_get_name(w->pdf, qpdf_oh_get_key(w->pdf, element, "/S"));

    if (w->next == tags->count ||
        strcmp(name + 1, pdf_tag_name(tags->items[w->next].kind)) != 0) {
        w->fits = false;
        return;
    }
    const struct pdf_tag *tag = &tags->items[w->next++];
    if (tag->language) {
        set_string(w->pdf, element, "/Lang", tag->language);
    }
    if (tag->alt) {
        set_string(w->pdf, element, "/Alt", tag->alt);
    }
}

static bool is_element(const struct walk *w, qpdf_oh o)
{
    return qpdf_oh_is_dictionary(w->pdf, o) && qpdf_oh_has_key(w->pdf, o, "/S");
}

/* What is under @p parent. The tree is as deep as tags are nested: three. */
static void walk_kids(struct walk *w, qpdf_oh parent)
{
    const qpdf_oh kids = qpdf_oh_get_key(w->pdf, parent, "/K");
    const bool many = qpdf_oh_is_array(w->pdf, kids);
    const int count = many ? qpdf_oh_get_array_n_items(w->pdf, kids) : 1;

    for (int i = 0; w->fits && i < count; i++) {
        const qpdf_oh kid =
            many ? qpdf_oh_get_array_item(w->pdf, kids, i) : kids;
        if (is_element(w, kid)) {
            label_element(w, kid);
            walk_kids(w, kid);
        }
    }
}

static bool label_tree(qpdf_data pdf, const struct pdf_labels *labels)
{
    struct walk w = { .pdf = pdf, .labels = labels, .fits = true };

    walk_kids(&w, qpdf_oh_get_key(pdf, qpdf_get_root(pdf), "/StructTreeRoot"));
    return w.fits && w.next == labels->tags->count;
}

static void label_document(qpdf_data pdf, const struct pdf_labels *labels)
{
    const qpdf_oh root = qpdf_get_root(pdf);
    const qpdf_oh shown = qpdf_oh_new_dictionary(pdf);

    set_string(pdf, root, "/Lang", labels->language);
    qpdf_oh_replace_key(pdf, shown, "/DisplayDocTitle",
                        qpdf_oh_new_bool(pdf, QPDF_TRUE));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", shown);
    if (!labels->dated) {
        qpdf_set_info_key(pdf, "/CreationDate", NULL);
    }
}

static bool write_out(qpdf_data pdf, struct pdf_bytes *out)
{
    if (qpdf_init_write_memory(pdf) != QPDF_SUCCESS) {
        return false;
    }
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    if (qpdf_write(pdf) != QPDF_SUCCESS) {
        return false;
    }

    const size_t len = qpdf_get_buffer_length(pdf);
    unsigned char *copy = malloc(len);
    if (!copy) {
        log_fatal_memory(len);
    }
    memcpy(copy, qpdf_get_buffer(pdf), len);
    *out = (struct pdf_bytes){ .data = copy, .len = len };
    return true;
}

bool pdf_label(const struct pdf_bytes *in, const struct pdf_labels *labels,
               struct pdf_bytes *out)
{
    qpdf_data pdf = qpdf_init();
    bool fine;

    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    fine = qpdf_read_memory(pdf, "pages", (const char *)in->data, in->len,
                            NULL) == QPDF_SUCCESS;
    if (fine) {
        label_document(pdf, labels);
        fine = label_tree(pdf, labels) && write_out(pdf, out);
    }
    if (qpdf_has_error(pdf)) {
        log_warning("the PDF cannot be completed: %s",
                    qpdf_get_error_full_text(pdf, qpdf_get_error(pdf)));
        fine = false;
    } else if (!fine) {
        log_warning("the PDF cannot be completed: its structure is not that "
                    "of its pages");
    }
    qpdf_cleanup(&pdf);
    return fine;
}
