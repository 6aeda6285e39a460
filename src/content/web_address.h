#pragma once

/**
 * @file
 * Where things are on the web: the address of the content, and the path of
 * each thing below it. A stand shows them as codes for phones, and
 * `standpunt export --web` writes the pages that are there.
 *
 * How long an address may be follows from the code that has to hold it. Of a
 * QR code of version 6 (41 modules a side, ISO/IEC 18004) at error
 * correction M that is 106 bytes, and with its quiet zone it is 49 modules
 * wide: at four design units a module the 196 units that screens keep free
 * for it. The longest path of a thing is WEB_PATH_BYTES_MAX; what is left is
 * for the address, so that an address that passes is good for any content.
 * Thread-safety: pure.
 */

#include "arena.h"
#include "model.h"

enum {
    WEB_CODE_BYTES_MAX = 106,
    WEB_PATH_BYTES_MAX = 60, /**< "nl/project/", an id of 48 bytes, "/". */
    WEB_ADDRESS_BYTES_MAX = WEB_CODE_BYTES_MAX - WEB_PATH_BYTES_MAX,
};

/**
 * The folder of a thing below the content's address: "nl/goal/11/". Links
 * that have no page of their own lead to the language's: "nl/".
 *
 * @return  In @p arena.
 */
const char *web_path(struct arena *arena, const struct content *content,
                     const char *language, struct link link);

/** What an address calls a thing: "goal-11"; "" if it has no page. */
const char *web_name(struct arena *arena, const struct content *content,
                     struct link link);
