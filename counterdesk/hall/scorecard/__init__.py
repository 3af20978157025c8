"""The hall's own measures: the three rates of 三个一, and the four indices of 四化服务 as sums."""
