/* go_like.h - programs for the runtime's tests: C functions that stand for compiled Go.
 *
 * swiftcall is Go's convention; a closure's captured words follow its code pointer and are found through the
 * closure's address, which func() closures made here keep in a static object of their own. */
#ifndef GO_LIKE_H
#define GO_LIKE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "rt.h"

#define GO __attribute__((swiftcall, noinline))

/* A closure without captures. */
#define CLOSURE(name, fn) static struct gosub_closure name = {(void *)fn}

/* A closure over words, which the code reads through the nest register. */
struct words {
	void *code;
	int64_t w[4];
};
#if defined(__x86_64__)
#define CONTEXT(c)                                                                                                     \
	struct words *c;                                                                                               \
	__asm__ volatile("movq %%r10, %0" : "=r"(c))
#else
#define CONTEXT(c)                                                                                                     \
	struct words *c;                                                                                               \
	__asm__ volatile("mov %0, x18" : "=r"(c))
#endif

static inline struct words *new_words(void *code, int64_t a, int64_t b, int64_t c, int64_t d)
{
	static const uint8_t all[] = {30};
	static const struct gosub_type type = {
	    .size = 40, .ptr_bytes = 40, .align = 8, .field_align = 8, .kind = GOSUB_KIND_STRUCT, .gcdata = all};
	struct words *w = gosub_new(40, &type);

	*w = (struct words){code, {a, b, c, d}};
	return w;
}

#define CHECK(cond)                                                                                                    \
	do {                                                                                                           \
		if (!(cond)) {                                                                                         \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #cond);                                     \
			os_exit(1);                                                                                    \
		}                                                                                                      \
	} while (0)

extern const struct gosub_type int_type;
extern const struct gosub_chan_type chan_int_type;
#define INT_TYPE                                                                                                       \
	const struct gosub_type int_type = {.size = 8, .align = 8, .field_align = 8, .kind = GOSUB_KIND_INT};          \
	const struct gosub_chan_type chan_int_type = {                                                                 \
	    {.size = 8, .ptr_bytes = 8, .align = 8, .field_align = 8, .kind = GOSUB_KIND_CHAN}, &int_type, 3};

#define TREE_FILE(name, stem, suffix) const char gosub_tree_file_##name[] = "runtime/" stem suffix;
#define PROGRAM(fn)                                                                                                    \
	INT_TYPE                                                                                                       \
	GOSUB_TREE_FILES(TREE_FILE)                                                                                    \
	const struct gosub_program gosub_program = {GOSUB_ABI_VERSION, NULL, 0, fn, {0}, "go1.26", NULL, NULL};

static inline void *new_chan(int64_t cap)
{
	return gosub_chan_new(&chan_int_type.t, cap);
}

static inline void send(void *c, int64_t v)
{
	gosub_chan_send(c, &v);
}

static inline int64_t recv(void *c)
{
	int64_t v = -1;

	gosub_chan_recv(c, &v);
	return v;
}

/* ---- what compiled functions do at their beginning ---- */

GO void gosub_morestack(void);

static inline uintptr_t stack_now(void)
{
	uintptr_t sp;

#if defined(__x86_64__)
	__asm__ volatile("movq %%rsp, %0" : "=r"(sp));
#else
	__asm__ volatile("mov %0, sp" : "=r"(sp));
#endif
	return sp;
}

/* Runs `fn` again with `args` on a larger segment when SP is below the limit. */
#define STACK_CHECK(fn, args)                                                                                          \
	do {                                                                                                           \
		if (__builtin_expect(stack_now() < (uintptr_t)*stack_limit_word(m_self(), g_self()), 0)) {             \
			g_self()->head.grow_fn = (void *)fn;                                                           \
			return ((__typeof__(&fn))(void *)gosub_morestack)args;                                         \
		}                                                                                                      \
	} while (0)

/* Functions in this section have an entry in the function table: they can be preempted and may fault. */
#define GO_TEXT GO __attribute__((section("gotext")))
#define GO_TABLE                                                                                                       \
	extern char __start_gotext[], __stop_gotext[];                                                                 \
	static struct gosub_func go_table __attribute__((section("gosub_functab"), used)) = {.name = "main.gotext"};   \
	__attribute__((constructor)) static void fill_go_table(void)                                                   \
	{                                                                                                              \
		go_table.entry = __start_gotext;                                                                       \
		go_table.size = (uint32_t)(__stop_gotext - __start_gotext);                                            \
	}

#endif
