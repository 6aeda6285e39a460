#pragma once

/**
 * @file
 * What an author most likely did, by the words libyaml 0.2.5 has for it.
 */

/** A remedy for libyaml's @p problem; never NULL. */
const char *yaml_hint_from_problem(const char *problem);
