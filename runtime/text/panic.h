/* panic.h - what panic.c, panic_text.c, errors.c, hooks.c and traceback.c share. */
#ifndef GOSUB_PANIC_H
#define GOSUB_PANIC_H

#include "rt.h"

/* The entries that do not return, which entries.def says to the compiler only. */
__attribute__((noreturn)) void gosub_panic(const struct gosub_type *desc, void *data);
__attribute__((noreturn)) void gosub_panic_nil(void);
__attribute__((noreturn)) void gosub_panic_divide(void);

/* ---- hooks.c: package runtime in Go makes error values and asks them for their text ---- */

enum hook_error {                 /* of hooks.go */
		  HOOK_ERROR,     /* errorString: "runtime error: " + text */
		  HOOK_PLAIN,     /* plainError: text */
		  HOOK_BOUNDS,    /* boundsError: "runtime error: " + text */
		  HOOK_PANIC_NIL, /* *PanicNilError */
		  HOOK_ADDRESS    /* errorAddressString: errorString with the goroutine's fault address */
};
struct gosub_eface hooks_error(enum hook_error kind, const char *text, int64_t len);
struct gosub_eface hooks_assertion(const struct gosub_type *iface, const struct gosub_type *concrete,
				   const struct gosub_type *asserted, const char *missing, int64_t len);
void hooks_nil_used(void);
bool hooks_text(struct gosub_eface v, const char **text,
		int64_t *len); /* v.Error() or v.String(); false: has neither */

/* ---- panic_text.c ---- */

void panic_fatal(struct g *g, void *fp) __attribute__((noreturn)); /* prints all panics and ends the program */
void panic_unexpected_address(struct g *g) __attribute__((noreturn));
void panic_print_signal(int sig, int code, uint64_t addr, uint64_t pc);
void panic_begin_dying(void); /* the first one goes on, others wait for ever */

/* ---- errors.c ---- */

void panic_nil_keep_fault(void) __attribute__((noreturn));
void panic_address(void) __attribute__((noreturn)); /* the same, with the address: debug.SetPanicOnFault */

#endif
