/* test_heap.c - size classes, zeroed memory, what a collection keeps and frees, finalizers, figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "fake_sched.h"
#include "heap/heap.h"
#include "descs.h"

static struct node *new_node(int64_t value)
{
	struct node *n = gosub_new(sizeof *n, &desc_node);
	assert_null(n->left);
	assert_null(n->right);
	assert_int_equal(n->value | n->other, 0);
	n->value = value;
	return n;
}

static struct node *tree(int depth, int64_t *next)
{
	struct node *n = new_node((*next)++);
	if (depth > 0) {
		n->left = tree(depth - 1, next);
		n->right = tree(depth - 1, next);
	}
	return n;
}

static void check_tree(const struct node *n, int depth, int64_t *next)
{
	assert_non_null(n);
	assert_int_equal(n->value, *next);
	(*next)++;
	if (depth > 0) {
		check_tree(n->left, depth - 1, next);
		check_tree(n->right, depth - 1, next);
	}
}

static void check_from_start(const struct node *root, int depth)
{
	int64_t next = 0;
	check_tree(root, depth, &next);
}

/* Overwrites what earlier calls left below on the stack. */
static __attribute__((noinline)) void wipe_stack(void)
{
	volatile char junk[16384];
	memset((void *)junk, 0, sizeof junk);
}

static uint64_t objects(void)
{
	struct gc_stats s;
	gc_read_stats(&s, NULL);
	return s.heap_objects;
}

/* ---- tests ---- */

static void test_class_of_every_size(void **state)
{
	for (size_t size = 1; size <= CLASS_MAX; size++) {
		uint32_t c = size_to_spc(size) >> 1;
		assert_true(rt.heap.size_class[c].size >= size);
		assert_true(c == 1 || rt.heap.size_class[c - 1].size < size);
	}
}

static void test_cell_of_every_offset(void **state)
{
	for (uint32_t c = 1; c < CLASS_COUNT; c++) {
		const struct size_class *k = &rt.heap.size_class[c];
		for (uint64_t off = 0; off < (uint64_t)k->npages << PAGE_SHIFT; off++)
			if (off * k->magic >> 32 != off / k->size)
				fail_msg("class %u, offset %lu", c, (unsigned long)off);
	}
}

static void test_rounding_is_gos(void **state)
{
	assert_int_equal(heap_round(33, true), 48);
	assert_int_equal(heap_round(0, true), 0);
	assert_int_equal(heap_round(512, false), 512);
	assert_int_equal(heap_round(1024, false), 1144);
	assert_int_equal(heap_round(32760, true), 32768);
	assert_int_equal(heap_round(32769, true), 40960);
}

static void test_reachable_survives(void **state)
{
	int64_t next = 0;
	struct node *volatile root = tree(12, &next);
	for (int i = 0; i < 5; i++) {
		int64_t ignored = 0;
		tree(13, &ignored);
		gc_start("test");
		check_from_start(root, 12);
	}
}

static __attribute__((noinline)) void make_garbage(void)
{
	int64_t ignored = 0;
	tree(14, &ignored);
}

static void test_garbage_goes(void **state)
{
	wipe_stack();
	gc_start("test");
	uint64_t before = objects();
	make_garbage();
	assert_true(objects() >= before + (1 << 15) - 1);
	wipe_stack();
	gc_start("test");
	/* A word left on the stack may hold one of the small trees below. */
	assert_in_range(objects(), before > 64 ? before - 64 : 0, before + (1 << 9));
}

static void test_interior_pointer_holds(void **state)
{
	char *volatile middle = (char *)heap_alloc_noscan(300) + 155;
	memset(middle, 'x', 10);
	wipe_stack();
	gc_start("test");
	make_garbage();
	gc_start("test");
	for (int i = 0; i < 10; i++)
		assert_int_equal(middle[i], 'x');
}

static void test_parallel_marking(void **state)
{
	int64_t next = 0;
	struct node *volatile root = tree(18, &next);
	fake_procs = 4;
	for (int i = 0; i < 4; i++)
		gc_start("test");
	fake_procs = 1;
	check_from_start(root, 18);
}

/* A large array of pointers is scanned in pieces; one of elements with a pattern, by pattern. */
static void test_large_objects(void **state)
{
	enum { N = 200000 };
	struct node **volatile array = heap_alloc(N * sizeof(void *), &desc_ptr, N);
	struct gosub_string *volatile strings = heap_alloc(N * sizeof(struct gosub_string), &desc_string, N);
	for (int i = 0; i < N; i++) {
		array[i] = new_node(i);
		char *text = heap_alloc_noscan(8);
		memcpy(text, &i, sizeof i);
		strings[i] = (struct gosub_string){text, 4};
	}
	gc_start("test");
	make_garbage();
	gc_start("test");
	for (int i = 0; i < N; i++) {
		assert_int_equal(array[i]->value, i);
		assert_memory_equal(strings[i].ptr, &i, sizeof i);
	}
}

static void test_object_larger_than_an_arena(void **state)
{
	size_t size = (size_t)150 << 20;
	struct node **volatile array = heap_alloc(size, &desc_ptr, size / 8);
	array[0] = new_node(1);
	array[size / 8 - 1] = new_node(2);
	struct node **volatile middle = array + size / 16;
	array = NULL;
	wipe_stack();
	gc_start("test");
	make_garbage();
	gc_start("test");
	assert_int_equal(middle[-(int64_t)(size / 16)]->value, 1);
	assert_int_equal(middle[size / 16 - 1]->value, 2);
}

/* Frames of small objects with each mask shape, repeated over an array. */
static void test_arrays_of_small_values(void **state)
{
	for (size_t n = 1; n < 200; n++) {
		struct gosub_string *volatile s = heap_alloc(n * 16, &desc_string, n);
		for (size_t i = 0; i < n; i++)
			s[i].ptr = memset(heap_alloc_noscan(1), (int)i, 1);
		gc_start("test");
		for (size_t i = 0; i < n; i++)
			assert_int_equal((uint8_t)s[i].ptr[0], i);
	}
}

static void test_headed_object(void **state)
{
	for (size_t n = 1; n < 6000; n = n * 3 + 1) {
		char *volatile p = heap_alloc_headed(96, &desc_ptr, n);
		struct node **at = (struct node **)(p + 96);
		for (size_t i = 0; i < n; i++)
			at[i] = new_node((int64_t)i);
		gc_start("test");
		for (size_t i = 0; i < n; i++)
			assert_int_equal(at[i]->value, i);
	}
}

/* A type too large for a mask: its pointers are found by walking its description. */
static void test_type_without_mask(void **state)
{
	static const struct gosub_array_type inner = {.t = {.size = 16 * 40000,
							    .ptr_bytes = 16 * 40000,
							    .kind = GOSUB_KIND_ARRAY,
							    .tflag = GOSUB_TFLAG_GC_ON_DEMAND},
						      .elem = &desc_string,
						      .len = 40000};
	static const struct gosub_field fields[] = {
	    {NULL, &desc_int, 0}, {NULL, &inner.t, 8}, {NULL, &desc_ptr, 8 + 16 * 40000}};
	static const struct gosub_struct_type outer = {.t = {.size = 16 + 16 * 40000,
							     .ptr_bytes = 16 + 16 * 40000,
							     .kind = GOSUB_KIND_STRUCT,
							     .tflag = GOSUB_TFLAG_GC_ON_DEMAND},
						       .fields = fields,
						       .len = 3,
						       .cap = 3};
	char *volatile p = gosub_new((int64_t)outer.t.size, &outer.t);
	struct gosub_string *s = (struct gosub_string *)(p + 8);
	for (int i = 0; i < 40000; i++)
		s[i].ptr = memset(heap_alloc_noscan(1), i, 1);
	*(struct node **)(p + 8 + 16 * 40000) = new_node(77);
	gc_start("test");
	make_garbage();
	gc_start("test");
	for (int i = 0; i < 40000; i++)
		assert_int_equal((uint8_t)s[i].ptr[0], (uint8_t)i);
	assert_int_equal((*(struct node **)(p + 8 + 16 * 40000))->value, 77);
}

/* Objects of all sizes that point to each other at random, some of them replaced at each step. */
struct blob {
	uint64_t id, check;
	struct blob *to[];
};

static uint64_t rng = 88172645463325252u;
static uint64_t below(uint64_t n)
{
	rng ^= rng << 13;
	rng ^= rng >> 7;
	rng ^= rng << 17;
	return rng % n;
}

static void check_blob(const struct blob *b)
{
	if (b && b->check != b->id * 0x9e3779b97f4a7c15u)
		fail_msg("blob %p is damaged", (const void *)b);
}

static struct blob *new_blob(uint64_t n, struct blob **all, size_t count)
{
	struct blob *b = heap_alloc_headed(sizeof *b, &desc_ptr, n);
	b->id = n;
	b->check = n * 0x9e3779b97f4a7c15u;
	for (uint64_t i = 0; i < n; i++) {
		assert_null(b->to[i]);
		b->to[i] = below(3) ? all[below(count)] : NULL;
	}
	return b;
}

static void test_random_graph(void **state)
{
	enum { COUNT = 1500 };
	struct blob **volatile all = heap_alloc(COUNT * 8, &desc_ptr, COUNT);
	for (int step = 0; step < 60000; step++) {
		uint64_t n = below(20) ? below(12) : below(400) ? below(300) : below(20000);
		all[below(COUNT)] = new_blob(n, all, COUNT);
		struct blob *b = all[below(COUNT)];
		check_blob(b);
		for (uint64_t i = 0; b && i < b->id; i++) {
			check_blob(b->to[i]);
			if (below(4) == 0)
				b->to[i] = NULL;
		}
		fake_procs = step % 3 + 1;
	}
	fake_procs = 1;
}

/* ---- finalizers ---- */

static struct gosub_closure *make_closure(void)
{
	return heap_alloc_noscan(16);
}

static __attribute__((noinline)) void make_pair_with_finalizers(void)
{
	struct node *a = new_node(1), *b = new_node(2);
	a->left = b;
	gc_add_special(&(struct gc_special){.obj = a, .fn = make_closure()});
	gc_add_special(&(struct gc_special){.obj = b, .fn = make_closure()});
}

static void test_finalizers_in_order(void **state)
{
	struct gc_special f;
	make_pair_with_finalizers();
	wipe_stack();
	gc_start("test");
	assert_true(gc_take_special(SPECIAL_FINALIZER, &f)); /* the one that points, first */
	assert_int_equal(((struct node *)f.obj)->value, 1);
	assert_int_equal(((struct node *)f.obj)->left->value, 2);
	assert_false(gc_take_special(SPECIAL_FINALIZER, &f));
	memset(&f, 0, sizeof f);
	wipe_stack();
	gc_start("test");
	assert_true(gc_take_special(SPECIAL_FINALIZER, &f));
	assert_int_equal(((struct node *)f.obj)->value, 2);
	memset(&f, 0, sizeof f);
	wipe_stack();
	gc_start("test");
	assert_false(gc_take_special(SPECIAL_FINALIZER, &f));
}

static __attribute__((noinline)) void make_one_without(void)
{
	struct node *n = new_node(3);
	gc_add_special(&(struct gc_special){.obj = n, .fn = make_closure()});
	gc_remove_special(n, SPECIAL_FINALIZER, 0);
}

static void test_finalizer_taken_back(void **state)
{
	struct gc_special f;
	make_one_without();
	wipe_stack();
	gc_start("test");
	assert_false(gc_take_special(SPECIAL_FINALIZER, &f));
}

/* ---- figures and limits ---- */

static void test_exact_counts(void **state)
{
	struct gc_stats a, b;
	gc_read_stats(&a, NULL);
	for (int i = 0; i < 1000; i++)
		gosub_new_noscan(48, &desc_int);
	heap_alloc_noscan(100000);
	gc_read_stats(&b, NULL);
	assert_int_equal(b.mallocs - a.mallocs, 1001);
	assert_int_equal(b.total_alloc - a.total_alloc, 1000 * 48 + 106496);
	gc_start("test");
	gc_read_stats(&b, NULL);
	assert_int_equal(b.mallocs - b.frees, b.heap_objects);
	assert_true(b.num_gc > a.num_gc);
}

static void test_constant_memory(void **state)
{
	struct gc_stats s;
	make_garbage();
	for (int i = 0; i < 400; i++)
		make_garbage(); /* 1 MB each */
	gc_read_stats(&s, NULL);
	assert_true(s.heap_inuse < (uint64_t)512 << 20);
}

static __attribute__((noinline)) void touch_much(void)
{
	memset(heap_alloc_noscan((size_t)20 << 20), 1, (size_t)20 << 20);
}

static void test_memory_goes_back(void **state)
{
	struct gc_stats before, after;
	touch_much();
	wipe_stack();
	gc_read_stats(&before, NULL);
	gc_start("test");
	gc_free_os_memory();
	gc_read_stats(&after, NULL);
	assert_true(after.heap_released >= before.heap_released + ((uint64_t)19 << 20));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_class_of_every_size),
	    cmocka_unit_test(test_cell_of_every_offset),
	    cmocka_unit_test(test_rounding_is_gos),
	    cmocka_unit_test(test_reachable_survives),
	    cmocka_unit_test(test_garbage_goes),
	    cmocka_unit_test(test_interior_pointer_holds),
	    cmocka_unit_test(test_parallel_marking),
	    cmocka_unit_test(test_large_objects),
	    cmocka_unit_test(test_object_larger_than_an_arena),
	    cmocka_unit_test(test_arrays_of_small_values),
	    cmocka_unit_test(test_headed_object),
	    cmocka_unit_test(test_type_without_mask),
	    cmocka_unit_test(test_random_graph),
	    cmocka_unit_test(test_finalizers_in_order),
	    cmocka_unit_test(test_finalizer_taken_back),
	    cmocka_unit_test(test_exact_counts),
	    cmocka_unit_test(test_constant_memory),
	    cmocka_unit_test(test_memory_goes_back),
	};
	fake_start();
	rt.knobs.stress_verify = 1;
	rt.knobs.stress_poison = 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
