/* wait.h - what a goroutine can wait for, as traces and profiles call it. Part of sched.h. */
#ifndef GOSUB_WAIT_H
#define GOSUB_WAIT_H

/* What stands between the goroutine and its wake. */
enum wait_at {
	WAIT_ELSEWHERE, /* time, input, the runtime itself */
	WAIT_TO_RECEIVE,
	WAIT_TO_SEND,
	WAIT_TO_SELECT,
	WAIT_IN_SYNC,     /* package sync */
	WAIT_AT_SEMAPHORE /* a bare one */
};

/* X(name, words in traces, enum wait_at, whether nothing can ever end it). SEMAPHORE to WAIT_GROUP_OF_BUBBLE are
 * numbered by std/runtime/sync.go too. */
#define WAITS(X)                                                                                                       \
	X(NOTHING, "waiting", ELSEWHERE, false)                                                                        \
	X(SEMAPHORE, "semacquire", AT_SEMAPHORE, false)                                                                \
	X(MUTEX, "sync.Mutex.Lock", IN_SYNC, false)                                                                    \
	X(RWMUTEX_R, "sync.RWMutex.RLock", IN_SYNC, false)                                                             \
	X(RWMUTEX, "sync.RWMutex.Lock", IN_SYNC, false)                                                                \
	X(WAIT_GROUP, "sync.WaitGroup.Wait", IN_SYNC, false)                                                           \
	X(WAIT_GROUP_OF_BUBBLE, "sync.WaitGroup.Wait", IN_SYNC, false)                                                 \
	X(COND, "sync.Cond.Wait", IN_SYNC, false)                                                                      \
	X(RECEIVE, "chan receive", TO_RECEIVE, false)                                                                  \
	X(RECEIVE_NIL, "chan receive (nil chan)", TO_RECEIVE, true)                                                    \
	X(SEND, "chan send", TO_SEND, false)                                                                           \
	X(SEND_NIL, "chan send (nil chan)", TO_SEND, true)                                                             \
	X(SELECT, "select", TO_SELECT, false)                                                                          \
	X(SELECT_EMPTY, "select (no cases)", TO_SELECT, true)                                                          \
	X(SLEEP, "sleep", ELSEWHERE, false)                                                                            \
	X(IO, "IO wait", ELSEWHERE, false)                                                                             \
	X(COROUTINE, "coroutine", ELSEWHERE, false)                                                                    \
	X(FINALIZER, "finalizer wait", ELSEWHERE, false)                                                               \
	X(CLEANUP, "cleanup wait", ELSEWHERE, false)                                                                   \
	X(BUBBLE_RUN, "synctest.Run", ELSEWHERE, false)                                                                \
	X(BUBBLE_WAIT, "synctest.Wait", ELSEWHERE, false)

#define X(name, words, at, for_ever) WAIT_FOR_##name,
enum wait { WAITS(X) };
#undef X

struct wait_kind {
	const char *words;
	enum wait_at at;
	bool for_ever;
};

extern const struct wait_kind wait_kinds[]; /* by enum wait */

#endif
