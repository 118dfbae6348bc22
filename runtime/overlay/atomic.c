/* atomic.c - atomic stores of pointers: those of numbers are instructions (passes/intrinsics.def). A write barrier
 * would stand here, as in store.h. A fault in C is nobody's panic, so nil is looked for. */
#include "text/panic.h"
#include "overlay.h"

static inline void *swap(void **at, void *new)
{
	if (!at)
		gosub_panic_nil();
	return __atomic_exchange_n(at, new, __ATOMIC_SEQ_CST);
}

static inline bool cas(void **at, void *old, void *new)
{
	if (!at)
		gosub_panic_nil();
	return __atomic_compare_exchange_n(at, &old, new, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

RT_GO_NAMED(void, sync_store, (void **at, void *new), "sync/atomic.StorePointer")
{
	swap(at, new);
}

RT_GO_NAMED(void *, sync_swap, (void **at, void *new), "sync/atomic.SwapPointer")
{
	return swap(at, new);
}

RT_GO_NAMED(bool, sync_cas, (void **at, void *old, void *new), "sync/atomic.CompareAndSwapPointer")
{
	return cas(at, old, new);
}

RT_GO_NAMED(void, runtime_store, (void **at, void *new), "internal/runtime/atomic.storePointer")
{
	swap(at, new);
}

RT_GO_NAMED(void, runtime_store_no_barrier, (void **at, void *new), "internal/runtime/atomic.StorepNoWB")
{
	swap(at, new);
}

RT_GO_NAMED(bool, runtime_cas, (void **at, void *old, void *new), "internal/runtime/atomic.casPointer")
{
	return cas(at, old, new);
}

RT_GO_NAMED(bool, runtime_cas_no_barrier, (void **at, void *old, void *new), "internal/runtime/atomic.Casp1")
{
	return cas(at, old, new);
}
