#pragma once

/**
 * @file
 * The two halves of a key that was made by `minisign -G -W` for tests and
 * signs nothing else.
 */

#define TEST_SECRET_KEY \
    "untrusted comment: minisign encrypted secret key\n" \
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" \
    "AAAAAAAAzrh8sw8V2uI1ajxVBkyrWg+J5/prU6lRNTyqgsaRnwGrwVQwU+HQLljm" \
    "ugMnuBl/RKvirukrP/1ut8TVGREoQwWMYyg5jQGmAAAAAAAAAAAAAAAAAAAAAAAA" \
    "AAAAAAAAAAAAAAAAAAA=\n"

#define TEST_PUBLIC_KEY \
    "untrusted comment: minisign public key E2DA150FB37CB8CE\n" \
    "RWTOuHyzDxXa4ljmugMnuBl/RKvirukrP/1ut8TVGREoQwWMYyg5jQGm\n"
