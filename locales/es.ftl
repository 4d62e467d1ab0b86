# quipu, interface (es)
