/* hooks.c - the way from C to package runtime, written in Go, which makes error values and calls
 * methods of values.
 *
 * std/runtime/hooks.go registers its functions when it is initialised, before all other packages.
 * Until then (and in programs without it, which are tests) an error is a bare string type. */
#include "panic.h"

static struct {
	struct gosub_closure *error;     /* func(kind int, text string) any */
	struct gosub_closure *assertion; /* func(iface, concrete, asserted unsafe.Pointer, missing string) any */
	struct gosub_closure *text;      /* func(v any) (text string, ok int) */
} hooks;

static const char bare_name[] = {0, 5, 'e', 'r', 'r', 'o', 'r'};
static struct gosub_type bare_type = {
    .size = 16,
    .ptr_bytes = 8,
    .align = 8,
    .field_align = 8,
    .kind = GOSUB_KIND_STRING,
    .gcdata = (const uint8_t *)"\1",
};

void gosub_rt_register(void *error, void *assertion, void *text);

void gosub_rt_register(void *error, void *assertion, void *text)
{
	hooks.error = error;
	hooks.assertion = assertion;
	hooks.text = text;
}

static struct gosub_eface bare(const char *text, int64_t len)
{
	struct gosub_string *s = heap_alloc(sizeof *s, &bare_type, 1);

	bare_type.str = (int32_t)(intptr_t)bare_name;
	s->ptr = text;
	s->len = len;
	return (struct gosub_eface){&bare_type, s};
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

	if (!hooks.error)
		return bare(text, len);
	call_hook(hooks.error, args, results);
	return eface_of(results);
}

struct gosub_eface hooks_assertion(const struct gosub_type *iface, const struct gosub_type *concrete,
				   const struct gosub_type *asserted, const char *missing, int64_t len)
{
	int64_t args[6] = {(int64_t)(uintptr_t)iface, (int64_t)(uintptr_t)concrete, (int64_t)(uintptr_t)asserted,
			   (int64_t)(uintptr_t)missing, len};
	int64_t results[4];

	if (!hooks.assertion)
		return bare("interface conversion", 20);
	call_hook(hooks.assertion, args, results);
	return eface_of(results);
}

bool hooks_text(struct gosub_eface v, const char **text, int64_t *len)
{
	int64_t args[6] = {(int64_t)(uintptr_t)v.type, (int64_t)(uintptr_t)v.data}, results[4];

	if (!hooks.text) {
		struct gosub_string *s = v.data;

		if (v.type != &bare_type)
			return false;
		*text = s->ptr;
		*len = s->len;
		return true;
	}
	call_hook(hooks.text, args, results);
	*text = (const char *)(uintptr_t)results[0];
	*len = results[1];
	return results[2] != 0;
}
