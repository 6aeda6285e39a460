#pragma once

/**
 * @file
 * Making a folder of content the current release of a stand, in steps:
 * begin, look at the copy, then go on or leave it.
 *
 * What is looked at is the copy that will be shown, so that it does not
 * matter what happens to the folder meanwhile. Until the last step the stand
 * has its old content, after it the new one.
 */

#include "depot.h"
#include "manifest.h"

struct publication {
    struct depot depot;
    int incoming_fd;
    struct manifest_text manifest;
    struct release_id id;                   /**< What it will be called. */
    char copy[DEPOT_PATH_BYTES];            /**< The folder to look at. */
    char signature[SIGNATURE_FILE_MAX + 1]; /**< "" if it is not signed. */
};

/** What is published, and where. */
struct publication_order {
    const char *source; /**< Content, or a release of another stand. */
    const char *stand;
    const char *key; /**< File of a secret key; NULL: not signed. */
};

/**
 * Lock the stand and copy. A source that is a release keeps its serial and
 * its signature, and must be as it was published.
 *
 * @return  False after one log line; nothing has changed then, and there is
 *          nothing to end.
 */
bool publication_begin(struct publication *p,
                       const struct publication_order *order);

/**
 * Give the copy its name and make it current.
 * @return  False after one log line: the stand has the old or the new.
 */
bool publication_finish(struct publication *p);

/** After either of the above, or instead of the second. */
void publication_end(struct publication *p);

/** Go back from the current release: publication_other(), older. False after
    one log line. */
bool publication_roll_back(const char *stand, struct release_id *out);

/**
 * Go back from a release, in a stand's folder that is open, which is locked
 * afterwards.
 *
 * @param from  Whatever is current: who asks has seen this one.
 */
bool publication_go_back(struct depot *d, const struct release_id *from,
                         struct release_id *out);

/** Which releases may take the place of one. */
enum publication_choice {
    PUBLICATION_NAMED, /**< Older ones, as far as names tell: it is quick. */
    PUBLICATION_OLDER, /**< Older ones that are as they were published. */
    PUBLICATION_ANY,   /**< The same; newer ones if there is no such. */
};

/**
 * The release to show instead of @p than: the last good one if it is older,
 * else the newest that is older; then, of the newer ones, the same. So what
 * somebody went back from is the last resort, also if it was good.
 *
 * @return  Serial 0 if there is none.
 */
struct release_id publication_other(const struct depot *d,
                                    const struct release_id *than,
                                    enum publication_choice choice);
