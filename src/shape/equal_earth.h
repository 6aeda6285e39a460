#pragma once

/**
 * @file
 * Equal Earth projection of the sphere.
 * Source: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map
 * projection, IJGIS 33 (2019), doi:10.1080/13658816.2018.1504949.
 */

/** Radians in, plane units of the unit sphere out; y grows north. */
void equal_earth_forward(double lon, double lat, double *x, double *y);

/** The inverse, by Newton's method in at most 12 steps. */
void equal_earth_inverse(double x, double y, double *lon, double *lat);
