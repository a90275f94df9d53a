# make run: the program on its demo photo; make test: every check. Both set themselves up first.
export PYTHON TORCH
BIN := .venv/bin
PYTEST_ARGS ?= -n 2

.PHONY: run test format bench package clean

run: .venv/ready-run
	@packaging/run_demo.sh

test: export QT_QPA_PLATFORM = offscreen
test: .venv/ready-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(PYTEST_ARGS)

format: .venv/ready-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/ready-run
	$(BIN)/python packaging/bench/bench.py

package: .venv/ready-package
	$(BIN)/python packaging/package.py

clean:
	rm -rf .venv out build dist

.venv/ready-%: pyproject.toml constraints.txt packaging/setup.sh packaging/system_packages.sh
	@packaging/setup.sh $*
