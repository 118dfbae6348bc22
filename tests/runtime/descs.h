/* descs.h - hand-made type descriptors for the runtime's unit tests. */
#ifndef DESCS_H
#define DESCS_H

#include "rt.h"

static const struct gosub_closure desc_equal;
static const uint8_t desc_mask[4][8] = {{0}, {1}, {2}, {3}};
static const uint8_t desc_name_T[] = {0, 6, 'm', 'a', 'i', 'n', '.', 'T'};

#define DESC_COMMON .align = 8, .field_align = 8, .equal = &desc_equal
#define REGULAR     GOSUB_TFLAG_REGULAR_MEMORY

__attribute__((unused)) static const struct gosub_type
    desc_byte = {.size = 1, .kind = GOSUB_KIND_UINT8, .tflag = REGULAR, .align = 1, .equal = &desc_equal},
    desc_int32 = {.size = 4, .kind = GOSUB_KIND_INT32, .tflag = REGULAR, .align = 4, .equal = &desc_equal},
    desc_int = {.size = 8, .kind = GOSUB_KIND_INT, .tflag = REGULAR, DESC_COMMON},
    desc_float = {.size = 8, .kind = GOSUB_KIND_FLOAT64, DESC_COMMON},
    desc_ptr = {.size = 8,
		.ptr_bytes = 8,
		.kind = GOSUB_KIND_POINTER,
		.tflag = REGULAR | GOSUB_TFLAG_DIRECT_IFACE,
		.gcdata = desc_mask[1],
		DESC_COMMON},
    desc_string = {.size = 16, .ptr_bytes = 8, .kind = GOSUB_KIND_STRING, .gcdata = desc_mask[1], DESC_COMMON},
    desc_node = {
	.size = 32, .ptr_bytes = 16, .kind = GOSUB_KIND_STRUCT, .gcdata = desc_mask[3], .align = 8}; /* struct node */
__attribute__((unused)) static const struct gosub_interface_type desc_eface = {
    .t = {.size = 16, .ptr_bytes = 16, .kind = GOSUB_KIND_INTERFACE, .gcdata = desc_mask[3], DESC_COMMON}};
__attribute__((unused)) static const struct gosub_slice_type desc_slice = {
    .t = {.size = 24, .ptr_bytes = 8, .kind = GOSUB_KIND_SLICE, .gcdata = desc_mask[1], .align = 8}, .elem = &desc_int};

struct node {
	struct node *left, *right;
	int64_t value, other;
};

#endif
