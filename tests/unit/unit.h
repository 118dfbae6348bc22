/* unit.h - what every unit test includes. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "kit.h"

#define assert_str(actual, expected)                                                                                   \
	do {                                                                                                           \
		struct str actual_ = (actual);                                                                         \
		assert_int_equal(actual_.len, strlen(expected));                                                       \
		assert_memory_equal(actual_.data, expected, actual_.len);                                              \
	} while (0)

#endif
