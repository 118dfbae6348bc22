/* state.h - what printing and errors keep: rt.text. */
#ifndef GOSUB_TEXT_STATE_H
#define GOSUB_TEXT_STATE_H

#define TEXT_CONSTANTS  4
#define TEXT_KNOWN_BITS 11
#define TEXT_MAP_BITS   9

/* symtab.c: of a call. Bits of `live`: the registers, then the words. */
struct frame_map {
	uintptr_t pc;
	const uint8_t *regs, *words, *live; /* live is NULL where there is nothing to tell of */
	uint32_t nregs, nwords;
	bool found;
};

struct texts {
	struct gosub_eface constants[TEXT_CONSTANTS]; /* errors without details, made when first raised */
	struct {
		struct gosub_closure *error; /* func(kind int, text string) any */
		struct gosub_closure
		    *assertion;                 /* func(iface, concrete, asserted unsafe.Pointer, missing string) any */
		struct gosub_closure *text;     /* func(v any) (text string, ok int) */
		struct gosub_closure *nil_used; /* func(): GODEBUG=panicnil=1 let panic(nil) be */
	} hooks;
	_Atomic uint64_t known_pcs[1 << TEXT_KNOWN_BITS]; /* symtab.c */
	struct frame_map maps[1 << TEXT_MAP_BITS];        /* found before */
	_Atomic uint32_t trace;                           /* debug.c */
	uint32_t trace_env;
	_Atomic int64_t crash_fd;     /* debug.SetCrashOutput; -1: none */
	struct gosub_type bare_error; /* of errors where package runtime is missing */
	struct {
		_Atomic uintptr_t owner; /* goroutine or thread that prints, 0: none */
		int depth;
		int64_t n;
		char buf[2048];
	} print;
};

#endif
