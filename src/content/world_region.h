#pragma once

/**
 * @file
 * The six regions of the world that a stand groups its projects by.
 *
 * Source: the regions of the UN's standard country codes (M49), put
 * together as VNG International does: eastern with southern Africa, western
 * with middle Africa, northern Africa with western Asia. Türkiye, Cyprus and
 * the southern Caucasus are counted as Europe, as the Council of Europe
 * does, and Iran with western Asia.
 */

enum world_region {
    REGION_NONE, /**< Oceania, Antarctica. */
    REGION_AFRICA_EAST_SOUTH,
    REGION_AFRICA_WEST_CENTRAL,
    REGION_MIDDLE_EAST,
    REGION_EUROPE,
    REGION_ASIA,
    REGION_AMERICAS,
    REGION_COUNT,
};

/** Of a country by its ISO 3166-1 alpha-2 code, XK for Kosovo. */
enum world_region world_region_from_country(const char *code);
