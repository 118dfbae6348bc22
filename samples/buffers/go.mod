module buffers

go 1.27
