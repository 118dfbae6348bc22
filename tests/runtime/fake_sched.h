/* fake_sched.h - what stands in for the scheduler in unit tests: one goroutine, the test's own thread. */
#ifndef FAKE_SCHED_H
#define FAKE_SCHED_H

#include <setjmp.h>
#include "rt.h"

void fake_start(void); /* once: heap, cache, hash seeds; the caller's frame and those below it are the stack */
extern const char *fake_stack_base; /* the oldest byte scanned */
extern int fake_procs;

/* Runs the statement; the text of the panic it ends in, or NULL. */
extern jmp_buf fake_panic_jump;
extern bool fake_panic_expected;
extern char fake_panic_text[512];
#define FAKE_PANIC_OF(statement)                                                                                       \
	(fake_panic_expected = true, setjmp(fake_panic_jump)                                                           \
					 ? (fake_panic_expected = false, fake_panic_text)                              \
					 : ((void)(statement), fake_panic_expected = false, (char *)NULL))

#endif
