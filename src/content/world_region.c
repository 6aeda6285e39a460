#include "world_region.h"

#include <stddef.h>
#include <string.h>

enum {
    CODE_LEN = 2,
};

/* Codes side by side; one that stands nowhere has no region. */
static const char *const codes[REGION_COUNT] = {
    [REGION_NONE] = "",
    [REGION_AFRICA_EAST_SOUTH] = "BIBWDJERETIOKEKMLSMGMUMWMZNARERWSCSOSSSZTFTZ"
                                 "UGYTZAZMZW",
    [REGION_AFRICA_WEST_CENTRAL] = "AOBFBJCDCFCGCICMCVGAGHGMGNGQGWLRMLMRNENG"
                                   "SHSLSNSTTDTG",
    [REGION_MIDDLE_EAST] = "AEBHDZEGEHILIQIRJOKWLBLYMAOMPSQASASDSYTNYE",
    [REGION_EUROPE] = "ADALAMATAXAZBABEBGBYCHCYCZDEDKEEESFIFOFRGBGEGGGIGRHR"
                      "HUIEIMISITJELILTLULVMCMDMEMKMTNLNOPLPTRORSRUSESISJSK"
                      "SMTRUAVAXK",
    [REGION_ASIA] = "AFBDBNBTCNHKIDINJPKGKHKPKRKZLALKMMMNMOMVMYNPPHPKSGTHTJ"
                    "TLTMTWUZVN",
    [REGION_AMERICAS] = "AGAIARAWBBBLBMBOBQBRBSBVBZCACLCOCRCUCWDMDOECFKGDGF"
                        "GLGPGSGTGYHNHTJMKNKYLCMFMQMSMXNIPAPEPMPRPYSRSVSXTC"
                        "TTUSUYVCVEVGVI",
};

enum world_region world_region_from_country(const char *code)
{
    for (int region = 0; region < REGION_COUNT; region++) {
        for (const char *at = codes[region]; *at; at += CODE_LEN) {
            if (strncmp(at, code, CODE_LEN) == 0) {
                return (enum world_region)region;
            }
        }
    }
    return REGION_NONE;
}
