/* hooks.c - the way from C to package runtime, written in Go, which makes error values and calls
 * methods of values.
 *
 * std/runtime/hooks.go registers its functions when it is initialised, before all other packages.
 * Until then (and in programs without it, which are tests) an error is a bare string type. */
#include "panic.h"

static const char bare_name[] = {0, 5, 'e', 'r', 'r', 'o', 'r'};

void gosub_rt_register(void *error, void *assertion, void *text, void *nil_used);

void gosub_rt_register(void *error, void *assertion, void *text, void *nil_used)
{
	rt.text.hooks.error = error;
	rt.text.hooks.assertion = assertion;
	rt.text.hooks.text = text;
	rt.text.hooks.nil_used = nil_used;
}

static void init_bare_type(struct gosub_type *t)
{
	*t = (struct gosub_type){
	    .size = sizeof(struct gosub_string),
	    .ptr_bytes = 8,
	    .align = 8,
	    .field_align = 8,
	    .kind = GOSUB_KIND_STRING,
	    .gcdata = (const uint8_t *)"\1",
	    .str = (int32_t)(intptr_t)bare_name,
	};
}

static struct gosub_eface bare(const char *text, int64_t len)
{
	struct gosub_string *s;

	init_bare_type(&rt.text.bare_error);
	s = heap_alloc(sizeof *s, &rt.text.bare_error, 1);
	rt_store(&s->ptr, text);
	s->len = len;
	return (struct gosub_eface){&rt.text.bare_error, s};
}

static void call_hook(struct gosub_closure *fn, const int64_t args[6], int64_t results[4])
{
	if (sched_on_m_stack())
		rt_throw("panic on a thread's own stack");
	rt_call_go(fn, args, results);
}

static struct gosub_eface eface_of(const int64_t results[4])
{
	return (struct gosub_eface){(const struct gosub_type *)(uintptr_t)results[0], (void *)(uintptr_t)results[1]};
}

struct gosub_eface hooks_error(enum hook_error kind, const char *text, int64_t len)
{
	int64_t args[6] = {kind, (int64_t)(uintptr_t)text, len}, results[4];

	if (!rt.text.hooks.error)
		return bare(text, len);
	call_hook(rt.text.hooks.error, args, results);
	return eface_of(results);
}

struct gosub_eface hooks_assertion(const struct gosub_type *iface, const struct gosub_type *concrete,
				   const struct gosub_type *asserted, const char *missing, int64_t len)
{
	int64_t args[6] = {(int64_t)(uintptr_t)iface, (int64_t)(uintptr_t)concrete, (int64_t)(uintptr_t)asserted,
			   (int64_t)(uintptr_t)missing, len};
	int64_t results[4];

	if (!rt.text.hooks.assertion)
		return bare("interface conversion", 20);
	call_hook(rt.text.hooks.assertion, args, results);
	return eface_of(results);
}

void hooks_nil_used(void)
{
	int64_t results[4];

	if (rt.text.hooks.nil_used)
		call_hook(rt.text.hooks.nil_used, (const int64_t[6]){0}, results);
}

bool hooks_text(struct gosub_eface v, const char **text, int64_t *len)
{
	int64_t args[6] = {(int64_t)(uintptr_t)v.type, (int64_t)(uintptr_t)v.data}, results[4];

	if (!rt.text.hooks.text) {
		struct gosub_string *s = v.data;

		if (v.type != &rt.text.bare_error)
			return false;
		*text = s->ptr;
		*len = s->len;
		return true;
	}
	call_hook(rt.text.hooks.text, args, results);
	*text = (const char *)(uintptr_t)results[0];
	*len = results[1];
	return results[2] != 0;
}
