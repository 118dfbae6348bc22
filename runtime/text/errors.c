/* errors.c - run-time errors: the texts of Go 1.26, made into values by package runtime (hooks.c).
 */
#include "panic.h"
#include "overlay.h"

#include <string.h>

/* The text outlives this frame: it becomes a string of the program. */
static struct gosub_string keep(const char *text, int64_t len)
{
	char *copy;

	sites_none();
	copy = heap_alloc_noscan((size_t)len + 1);
	memcpy(copy, text, (size_t)len);
	return (struct gosub_string){copy, len};
}

static RT_NORETURN void raise(enum hook_error kind, struct gosub_string s)
{
	struct gosub_eface e = hooks_error(kind, s.ptr, s.len);

	gosub_panic(e.type, e.data);
}

/* ap is not ended: nobody returns. */
static RT_NORETURN void raise_v(enum hook_error kind, const char *fmt, va_list ap)
{
	sites_none();
	raise(kind, format_heap_v(fmt, ap));
}

static RT_NORETURN RT_PRINTF(2, 3) void raise_format(enum hook_error kind, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	raise_v(kind, fmt, ap);
}

void rt_panic_error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	raise_v(HOOK_ERROR, fmt, ap);
}

void rt_panic_plain_error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	raise_v(HOOK_PLAIN, fmt, ap);
}

void rt_panic_string_error(const char *text)
{
	raise(HOOK_PLAIN, keep(text, (int64_t)strlen(text)));
}

void rt_panic_assertion(const struct gosub_type *iface, const struct gosub_type *concrete,
			const struct gosub_type *asserted, const char *missing, int64_t missing_len)
{
	struct gosub_eface e = hooks_assertion(iface, concrete, asserted, missing, missing_len);

	gosub_panic(e.type, e.data);
}

/* The errors without details are one value each, so that a second panic with the same value is
 * known as such. */
enum constant { NIL_DEREFERENCE, DIVIDE, SHIFT, OVERFLOW };
_Static_assert(OVERFLOW < TEXT_CONSTANTS, "room for each");

void errors_init(void)
{
	gc_add_root(rt.text.constants, sizeof rt.text.constants);
}

static RT_NORETURN void raise_constant(enum constant which, const char *text)
{
	struct gosub_eface *e = &rt.text.constants[which];

	if (!__atomic_load_n(&e->type, __ATOMIC_ACQUIRE)) {
		struct gosub_eface made = hooks_error(HOOK_ERROR, text, (int64_t)strlen(text));

		rt_store(&e->data, made.data);
		rt_publication_barrier();
		rt_store(&e->type, made.type);
	}
	gosub_panic(e->type, e->data);
}

/* fault_sig is set already when a signal brought us here. */
void panic_nil_keep_fault(void)
{
	raise_constant(NIL_DEREFERENCE, "invalid memory address or nil pointer dereference");
}

void panic_address(void)
{
	raise(HOOK_ADDRESS, c_string("invalid memory address or nil pointer dereference"));
}

void gosub_panic_nil(void)
{
	struct g *g = g_self();

	/* A nil check that is no faulting load tells of the fault it forestalls, as Go's does. */
	if (g && !g->fault_sig) {
		g->fault_sig = 11;
		g->fault_code = 1;
		g->fault_addr = 0;
		g->fault_pc = (uint64_t)(uintptr_t)__builtin_return_address(0);
	}
	panic_nil_keep_fault();
}

struct number { /* text of an operand: an index may be signed or not */
	char text[24];
};

static struct number number(int64_t v, bool is_unsigned)
{
	struct number n;

	if (is_unsigned)
		format_text(n.text, sizeof n.text, "%lu", (unsigned long)v);
	else
		format_text(n.text, sizeof n.text, "%ld", (long)v);
	return n;
}

void gosub_panic_index(int64_t index, int64_t len, bool unsigned_)
{
	struct number x = number(index, unsigned_);

	if (!unsigned_ && index < 0)
		raise_format(HOOK_BOUNDS, "index out of range [%s]", x.text);
	raise_format(HOOK_BOUNDS, "index out of range [%s] with length %ld", x.text, (long)len);
}

/* By enum gosub_slice_error: before x; between x and y; after y; without y, after x. */
static const char *const slice_texts[][4] = {
    [GOSUB_SLICE_ALEN] = {"[:", "] with length ", "", "]"},
    [GOSUB_SLICE_ACAP] = {"[:", "] with capacity ", "", "]"},
    [GOSUB_SLICE_B] = {"[", ":", "]", ":]"},
    [GOSUB_SLICE3_ALEN] = {"[::", "] with length ", "", "]"},
    [GOSUB_SLICE3_ACAP] = {"[::", "] with capacity ", "", "]"},
    [GOSUB_SLICE3_B] = {"[:", ":", "]", ":]"},
    [GOSUB_SLICE3_C] = {"[", ":", ":]", "::]"},
};

void gosub_panic_slice(int64_t error, int64_t x, int64_t y, bool unsigned_)
{
	const char *const *t = slice_texts[error];
	struct number n = number(x, unsigned_);

	if (!unsigned_ && x < 0)
		raise_format(HOOK_BOUNDS, "slice bounds out of range %s%s%s", t[0], n.text, t[3]);
	raise_format(HOOK_BOUNDS, "slice bounds out of range %s%s%s%ld%s", t[0], n.text, t[1], (long)y, t[2]);
}

void gosub_panic_slice_to_array(int64_t len, int64_t wanted)
{
	raise_format(HOOK_BOUNDS, "cannot convert slice with length %ld to array or pointer to array with length %ld",
		     (long)len, (long)wanted);
}

void gosub_panic_divide(void)
{
	raise_constant(DIVIDE, "integer divide by zero");
}

void gosub_panic_overflow(void)
{
	raise_constant(OVERFLOW, "integer overflow");
}

void gosub_panic_shift(void)
{
	raise_constant(SHIFT, "negative shift amount");
}

void gosub_panic_unsafe(int64_t what)
{
	static const char *const texts[] = {
	    "unsafe.Slice: len out of range",
	    "unsafe.Slice: ptr is nil and len is not zero",
	    "unsafe.String: len out of range",
	    "unsafe.String: ptr is nil and len is not zero",
	};

	rt_panic_error("%s", texts[what & 3]);
}

/* state: of the loop whose body was called, 0 done, 2 body under way, 3 loop over; or 4: its panic
 * was lost (lower_rangefunc.c) */
void gosub_panic_range(int64_t state)
{
	static const char *const texts[] = {
	    "range function continued iteration after function for loop body returned false",
	    "range function continued iteration",
	    "range function continued iteration after loop body panic",
	    "range function continued iteration after whole loop exit",
	    "range function recovered a loop body panic and did not resume panicking",
	};

	rt_panic_error("%s", texts[state]);
}

static const char *last_dot(const char *s, int64_t len)
{
	while (len > 0 && s[len - 1] != '.')
		len--;
	return len ? s + len - 1 : s;
}

/* name: "pkg.T.Method", T perhaps followed by "[...]" */
void gosub_panic_wrap(void *name, int64_t len)
{
	const char *s = name, *method = last_dot(s, len), *args = memchr(s, '[', (size_t)(method - s));
	const char *type = last_dot(s, (args ? args : method) - s);

	if (*type == '.')
		type++;
	raise_format(HOOK_PLAIN, "value method %.*s called using nil *%.*s pointer", (int)len, s, (int)(method - type),
		     type);
}
