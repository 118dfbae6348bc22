/* vm_names.c - the words of the text form, and how names and strings are spelled in it. */
#include "vm_internal.h"

#include <ctype.h>

const struct vm_op_info vm_op_info[VM_OP_COUNT] = {
#define VM_OP(name, text, ndst, nargs, flags, flow) {text, ndst, nargs, flags, flow},
#include "vm_ops.def"
#undef VM_OP
};

#define NAMES(array, count, ...)                                                                                       \
	const char *const array[] = {__VA_ARGS__};                                                                     \
	const uint32_t count = KIT_COUNT(array)

NAMES(vm_site_kind_names, vm_site_kind_count, "variable", "new", "composite", "slice_lit", "map_lit", "make_slice",
      "make_map", "make_chan", "closure", "method_value", "variadic", "box", "concat", "bytes_to_string",
      "string_to_bytes", "rune_to_string", "string_to_runes", "runes_to_string", "append", "defer", "go", "map_entry",
      "to_heap");
_Static_assert(KIT_COUNT(vm_site_kind_names) == VM_SITE_TO_HEAP + 1, "a name per site kind");

NAMES(vm_verdict_names, vm_verdict_count, "none", "stays", "escapes");
_Static_assert(KIT_COUNT(vm_verdict_names) == VM_VERDICT_ESCAPES + 1, "a name per verdict");

NAMES(vm_placement_names, vm_placement_count, "undecided", "frame", "frame_buffer", "rodata", "static", "heap",
      "removed");
_Static_assert(KIT_COUNT(vm_placement_names) == VM_PLACE_REMOVED + 1, "a name per placement");

NAMES(vm_unary_names, vm_unary_count, "neg", "not", "com");
_Static_assert(KIT_COUNT(vm_unary_names) == VM_COM + 1, "a name per operator");

NAMES(vm_binary_names, vm_binary_count, "add", "sub", "mul", "div", "rem", "and", "or", "xor", "andnot", "shl", "shr",
      "eq", "ne", "lt", "le", "gt", "ge", "min", "max");
_Static_assert(KIT_COUNT(vm_binary_names) == VM_MAX + 1, "a name per operator");

const char *const vm_why_ids[VM_WHY_COUNT] = {
#define VM_WHY(name, text) #name,
#include "vm_whys.def"
#undef VM_WHY
};

static const char *const inst_flags[] = {"compiler", "self_assign", "unsigned", "println", "default",
					 "no_loop",  "readonly",    "len_call", "init",    "escapes",
					 "leaves",   "keep_cap",    "zeros"};
static const char *const local_flags[] = {"param", "result", "capture", "byref",   "addrtaken",
					  "temp",  "blank",  "inlined", "returned"};
static const char *const func_flags[] = {
    "defer", "recover",  "noinline",  "wrapper", "linkonce", "closure",           "extern",          "init",
    "c",     "noescape", "leaf_hint", "method",  "shared",   "uintptr_keepalive", "uintptr_escapes", "unsafe"};
const struct vm_flag_names vm_inst_flag_names = {inst_flags, KIT_COUNT(inst_flags)};
const struct vm_flag_names vm_local_flag_names = {local_flags, KIT_COUNT(local_flags)};
const struct vm_flag_names vm_func_flag_names = {func_flags, KIT_COUNT(func_flags)};

const char *vm_site_text(const struct vm_site *site)
{
	if (site->expr && site->expr[0])
		return site->expr;
	switch (site->kind) {
	case VM_SITE_MAP_ENTRY:
		return "map growth";
	case VM_SITE_DEFER:
		return "defer record";
	case VM_SITE_GO:
		return "goroutine";
	case VM_SITE_CLOSURE:
		return "closure";
	default:
		return vm_site_kind_names[site->kind];
	}
}

const char *vm_site_kind_name(enum vm_site_kind kind)
{
	return kind < vm_site_kind_count ? vm_site_kind_names[kind] : "?";
}

const char *vm_placement_name(enum vm_placement placement)
{
	return placement < vm_placement_count ? vm_placement_names[placement] : "?";
}

void vm_put_quoted(struct text *out, struct str s)
{
	text_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.data[i];
		if (c == '\n')
			text_add(out, STR("\\n"));
		else if (c == '\t')
			text_add(out, STR("\\t"));
		else if (c == '"' || c == '\\')
			text_printf(out, "\\%c", c);
		else if (c < 0x20 || c == 0x7f)
			text_printf(out, "\\x%02x", c);
		else
			text_char(out, (char)c);
	}
	text_char(out, '"');
}

bool vm_name_byte(unsigned char c, const char *also)
{
	return isalnum(c) || c == '_' || c >= 0x80 || (c && strchr(also, c));
}

void vm_put_name(struct text *out, const char *name, const char *also)
{
	bool plain = name[0] != '\0';

	for (const char *s = name; *s; s++)
		if (!vm_name_byte((unsigned char)*s, also))
			plain = false;
	if (plain)
		text_add(out, str_of(name));
	else
		vm_put_quoted(out, str_of(name));
}
