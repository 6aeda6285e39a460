#pragma once

/**
 * @file
 * Texts that do not fit on a screen and characters that no font has, each
 * with the place where an author wrote it.
 *
 * Scenes are looked at one after another; a string that is on many of them
 * is told once, with the first. Names of files and keys are those of the
 * content, which outlives the report.
 * Thread-safety: the thread of the text room.
 */

#include <stddef.h>

#include "diag.h"
#include "scene.h"

struct fit_report;

/** Owned by the caller. */
struct fit_report *fit_report_create(void);

/** NULL is fine. */
void fit_report_destroy(struct fit_report *r);

/**
 * Look at one scene; nothing of it is kept. A text does not fit if lines of
 * it were cut, a word is wider than its box, or a line leaves the output
 * and is in no list that scrolls.
 *
 * @param fonts  Those the scene was set in, to look for characters that
 *               none of them has; NULL: not looked for.
 */
void fit_report_add(struct fit_report *r, const struct scene *scene,
                    const struct text *fonts);

/** Texts that do not fit, so far. */
size_t fit_report_count(const struct fit_report *r);

/** How a report is told. */
struct fit_report_manner {
    enum diag_severity severity; /**< Of a text that does not fit. */
    const char *dir; /**< Named for a text without a place of its own. */
};

/** Add a diagnostic for each text, in the order they were found. */
void fit_report_tell(const struct fit_report *r,
                     struct fit_report_manner manner, struct diag_list *diags);
