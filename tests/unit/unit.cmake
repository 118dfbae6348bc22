include_guard()
find_library(CMOCKA_LIBRARY cmocka REQUIRED)

# gosub_unit_tests(<library> <test>...): <test>_test.c is a program linked with <library>.
function(gosub_unit_tests library)
	foreach(test ${ARGN})
		add_executable(${test}_test ${test}_test.c)
		target_include_directories(${test}_test PRIVATE ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
		target_link_libraries(${test}_test PRIVATE ${library} gosub_warnings ${CMOCKA_LIBRARY})
		set_target_properties(${test}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
		add_test(NAME unit/${test} COMMAND ${test}_test)
		set_tests_properties(unit/${test} PROPERTIES TIMEOUT 300 LABELS unit)
	endforeach()
endfunction()
