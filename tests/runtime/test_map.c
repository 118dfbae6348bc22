/* test_map.c - maps against a plain model, and Go's rules for iteration. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>
#include "fake_sched.h"
#include "descs.h"

#define MAP_TYPE(k, e) {.t = {.size = 8, .ptr_bytes = 8, .kind = GOSUB_KIND_MAP}, .key = (k), .elem = (e)}
static const struct gosub_type big = {.size = 200, .kind = GOSUB_KIND_ARRAY, .tflag = REGULAR, DESC_COMMON};
static const struct gosub_map_type int_int = MAP_TYPE(&desc_int, &desc_int),
				   int32_ptr = MAP_TYPE(&desc_int32, &desc_ptr),
				   string_int = MAP_TYPE(&desc_string, &desc_int),
				   float_int = MAP_TYPE(&desc_float, &desc_int),
				   any_int = {.t = {.size = 8, .ptr_bytes = 8, .kind = GOSUB_KIND_MAP},
					      .key = &desc_eface.t,
					      .elem = &desc_int,
					      .flags = GOSUB_MAP_HASH_PANICS},
				   big_big = MAP_TYPE(&big, &big), byte_byte = MAP_TYPE(&desc_byte, &desc_byte);

static uint64_t rng = 88172645463325252u;
static uint64_t next_random(void)
{
	rng ^= rng << 13;
	rng ^= rng >> 7;
	rng ^= rng << 17;
	return rng;
}

static void set(void *m, int64_t k, int64_t v)
{
	*(int64_t *)gosub_map_set64(&int_int.t, m, k) = v;
}

static int64_t *get(void *m, int64_t k)
{
	return gosub_map_get64(&int_int.t, m, k);
}

static void del(void *m, int64_t k)
{
	gosub_map_delete(&int_int.t, m, &k);
}

static void test_against_model(void **state)
{
	enum { KEYS = 5000 };
	static int64_t model[KEYS];
	void *volatile m = gosub_map_new(&int_int.t, 0, NULL);
	int64_t count = 0;
	for (int i = 0; i < 300000; i++) {
		int64_t k = (int64_t)(next_random() % KEYS), v = (int64_t)(next_random() | 1);
		if (next_random() % 3) {
			count += model[k] == 0;
			model[k] = v;
			set(m, k, v);
		} else {
			count -= model[k] != 0;
			model[k] = 0;
			del(m, k);
		}
		assert_int_equal(gosub_map_len(m), count);
		k = (int64_t)(next_random() % KEYS);
		assert_true(model[k] ? *get(m, k) == model[k] : get(m, k) == NULL);
		if (i % 20000 == 0)
			gc_start("test");
	}
	for (int64_t k = 0; k < KEYS; k++)
		assert_true(model[k] ? *(int64_t *)gosub_map_get(&int_int.t, m, &k) == model[k]
				     : gosub_map_get(&int_int.t, m, &k) == NULL);
}

static void test_each_once(void **state)
{
	for (int64_t n = 0; n < 300; n++) {
		char seen[300] = {0};
		void *m = gosub_map_new(&int_int.t, n % 3 ? n : 0, NULL);
		for (int64_t i = 0; i < n; i++)
			set(m, i, i * 3);
		struct gosub_mapiter it;
		int64_t count = 0;
		for (gosub_map_iter_init(&int_int.t, m, &it); it.key; gosub_map_iter_next(&it), count++) {
			int64_t k = *(int64_t *)it.key;
			assert_false(seen[k]);
			seen[k] = 1;
			assert_int_equal(*(int64_t *)it.elem, k * 3);
		}
		assert_int_equal(count, n);
	}
}

static void test_iteration_while_growing_and_deleting(void **state)
{
	for (int round = 0; round < 200; round++) {
		static char seen[100000];
		memset(seen, 0, sizeof seen);
		void *m = gosub_map_new(&int_int.t, 0, NULL);
		int64_t n = 1 + (int64_t)(next_random() % 100), next = n;
		for (int64_t i = 0; i < n; i++)
			set(m, i, i);
		struct gosub_mapiter it;
		int64_t old_seen = 0, deleted = 0;
		for (gosub_map_iter_init(&int_int.t, m, &it); it.key; gosub_map_iter_next(&it)) {
			int64_t k = *(int64_t *)it.key;
			assert_int_equal(seen[k], 0); /* neither twice nor after it was deleted */
			seen[k] = 1;
			old_seen += k < n;
			if (next < 2000)
				for (int j = 0; j < 5; j++, next++)
					set(m, next, next);
			int64_t victim = (int64_t)(next_random() % (uint64_t)n);
			if (!seen[victim]) {
				del(m, victim);
				seen[victim] = 2;
				deleted++;
			}
		}
		assert_int_equal(old_seen + deleted, n);
	}
}

static void test_clear_during_iteration(void **state)
{
	void *m = gosub_map_new(&float_int.t, 0, NULL);
	double nan = NAN;
	for (int i = 0; i < 20; i++)
		*(int64_t *)gosub_map_set(&float_int.t, m, &nan) = i;
	struct gosub_mapiter it;
	gosub_map_iter_init(&float_int.t, m, &it);
	for (int i = 0; i < 100; i++)
		*(int64_t *)gosub_map_set(&float_int.t, m, &nan) = i;
	gosub_map_iter_next(&it);
	assert_non_null(it.key);
	gosub_map_clear(&float_int.t, m);
	gosub_map_iter_next(&it);
	assert_null(it.key);
	assert_int_equal(gosub_map_len(m), 0);
}

static void test_nan_and_zero(void **state)
{
	void *m = gosub_map_new(&float_int.t, 0, NULL);
	double nan = NAN, zero = 0.0, minus = -0.0;
	*(int64_t *)gosub_map_set(&float_int.t, m, &nan) = 1;
	*(int64_t *)gosub_map_set(&float_int.t, m, &nan) = 2;
	assert_int_equal(gosub_map_len(m), 2);
	assert_null(gosub_map_get(&float_int.t, m, &nan));
	*(int64_t *)gosub_map_set(&float_int.t, m, &zero) = 3;
	*(int64_t *)gosub_map_set(&float_int.t, m, &minus) = 4;
	assert_int_equal(gosub_map_len(m), 3);
	assert_int_equal(*(int64_t *)gosub_map_get(&float_int.t, m, &zero), 4);
}

static void test_strings(void **state)
{
	void *volatile m = gosub_map_new(&string_int.t, 0, NULL);
	char text[64];
	for (int i = 0; i < 3000; i++) {
		int n =
		    format_text(text, sizeof text, "key number %d%s", i, i % 3 ? "" : " with a longer tail of text");
		char *copy = heap_alloc_noscan((size_t)n);
		memcpy(copy, text, (size_t)n);
		*(int64_t *)gosub_map_set_str(&string_int.t, m, copy, n) = i;
	}
	gc_start("test");
	for (int i = 0; i < 3000; i++) {
		int n =
		    format_text(text, sizeof text, "key number %d%s", i, i % 3 ? "" : " with a longer tail of text");
		assert_int_equal(*(int64_t *)gosub_map_get_str(&string_int.t, m, text, n), i);
		struct gosub_string s = {text, n};
		assert_int_equal(*(int64_t *)gosub_map_get(&string_int.t, m, &s), i);
		if (i % 2)
			gosub_map_delete(&string_int.t, m, &s);
	}
	assert_int_equal(gosub_map_len(m), 1500);
	assert_null(gosub_map_get_str(&string_int.t, m, "", 0));
}

static void test_small_keys_and_pointers(void **state)
{
	void *volatile m = gosub_map_new(&int32_ptr.t, 100, NULL);
	for (int32_t i = 0; i < 1000; i++) {
		struct node *n = gosub_new(sizeof *n, &desc_node);
		n->value = i;
		*(struct node **)gosub_map_set32(&int32_ptr.t, m, i) = n;
	}
	gc_start("test");
	for (int32_t i = 0; i < 1000; i++)
		assert_int_equal((*(struct node **)gosub_map_get32(&int32_ptr.t, m, i))->value, i);
	void *b = gosub_map_new(&byte_byte.t, 0, NULL);
	for (int i = 0; i < 256; i++)
		*(uint8_t *)gosub_map_set(&byte_byte.t, b, &(uint8_t){(uint8_t)i}) = (uint8_t)~i;
	for (int i = 0; i < 256; i++)
		assert_int_equal(*(uint8_t *)gosub_map_get(&byte_byte.t, b, &(uint8_t){(uint8_t)i}), (uint8_t)~i);
}

static void test_big_keys_and_elements(void **state)
{
	void *volatile m = gosub_map_new(&big_big.t, 0, NULL);
	uint8_t key[200] = {0};
	for (int i = 0; i < 500; i++) {
		memcpy(key + 100, &i, sizeof i);
		memset(gosub_map_set(&big_big.t, m, key), i, 200);
	}
	gc_start("test");
	for (int i = 0; i < 500; i++) {
		memcpy(key + 100, &i, sizeof i);
		assert_int_equal(((uint8_t *)gosub_map_get(&big_big.t, m, key))[199], (uint8_t)i);
	}
}

static void test_interface_keys(void **state)
{
	void *m = gosub_map_new(&any_int.t, 0, NULL);
	int64_t one = 1;
	double also = 1;
	struct gosub_eface i = {&desc_int, &one}, f = {&desc_float, &also}, s = {&desc_slice.t, &one};
	*(int64_t *)gosub_map_set(&any_int.t, m, &i) = 10;
	*(int64_t *)gosub_map_set(&any_int.t, m, &f) = 20;
	int64_t other = 1;
	struct gosub_eface j = {&desc_int, &other};
	assert_int_equal(*(int64_t *)gosub_map_get(&any_int.t, m, &j), 10);
	assert_int_equal(*(int64_t *)gosub_map_get(&any_int.t, m, &f), 20);
	assert_non_null(strstr(FAKE_PANIC_OF(gosub_map_get(&any_int.t, m, &s)), "hash of unhashable type"));
	assert_non_null(strstr(FAKE_PANIC_OF(gosub_map_get(&any_int.t, NULL, &s)), "hash of unhashable type"));
	assert_non_null(strstr(FAKE_PANIC_OF(gosub_map_set(&any_int.t, m, &s)), "hash of unhashable type"));
}

static void test_nil_map(void **state)
{
	int64_t k = 1;
	assert_null(get(NULL, 1));
	assert_int_equal(gosub_map_len(NULL), 0);
	gosub_map_delete(&int_int.t, NULL, &k);
	gosub_map_clear(&int_int.t, NULL);
	struct gosub_mapiter it;
	gosub_map_iter_init(&int_int.t, NULL, &it);
	assert_null(it.key);
	assert_string_equal(FAKE_PANIC_OF(set(NULL, 1, 1)), "assignment to entry in nil map");
}

static void test_map_in_a_frame(void **state)
{
	uint64_t frame[GOSUB_MAP_FRAME_SIZE / 8] = {0};
	void *m = gosub_map_new(&int_int.t, 0, frame);
	assert_ptr_equal(m, frame);
	for (int64_t i = 0; i < 1000; i++)
		set(m, i, i);
	gc_start("test");
	for (int64_t i = 0; i < 1000; i++)
		assert_int_equal(*get(m, i), i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_against_model),
	    cmocka_unit_test(test_each_once),
	    cmocka_unit_test(test_iteration_while_growing_and_deleting),
	    cmocka_unit_test(test_clear_during_iteration),
	    cmocka_unit_test(test_nan_and_zero),
	    cmocka_unit_test(test_strings),
	    cmocka_unit_test(test_small_keys_and_pointers),
	    cmocka_unit_test(test_big_keys_and_elements),
	    cmocka_unit_test(test_interface_keys),
	    cmocka_unit_test(test_nil_map),
	    cmocka_unit_test(test_map_in_a_frame),
	};
	fake_start();
	hash_init();
	rt.knobs.stress_verify = 1;
	rt.knobs.stress_poison = 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
