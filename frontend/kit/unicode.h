/* unicode.h - classes of characters as Go's package unicode has them. */
#ifndef UNICODE_H
#define UNICODE_H

#include "kit.h"

bool rune_is_letter(uint32_t rune);
bool rune_is_digit(uint32_t rune);
bool rune_is_upper(uint32_t rune);
bool rune_is_lower(uint32_t rune);
bool rune_is_print(uint32_t rune);       /* what %q prints as it is */
bool name_is_exported(const char *name); /* an identifier that begins with an upper case letter */

#endif
