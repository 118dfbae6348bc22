# Writes the C file that defines vm_fingerprint: the first 64 bits of a hash of FILES.
set(all "")
foreach(file ${FILES})
	file(SHA256 ${file} hash)
	string(APPEND all ${hash})
endforeach()
string(SHA256 hash "${all}")
string(SUBSTRING ${hash} 0 16 first)
file(WRITE ${OUT} "#include \"vm.h\"\n\nconst uint64_t vm_fingerprint = UINT64_C(0x${first});\n")
