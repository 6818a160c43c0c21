# SPDX-License-Identifier: MIT
"""usage: test_spark.py PROGRAM ARTICLES.jsonl; two workers give the records of one process, also when one is killed."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent)  # of the workers
from claimline_spark import run  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402


def records_of(folder):
    return sorted(row.record for row in spark.read.parquet(f"{folder}/records").collect())


def kill_one_extract(program, killed):
    """Kills the first claimline that is seen at work, by its number."""
    for _ in range(2000):
        found = subprocess.run(["pgrep", "-f", f"^{program} extract -q -j 1 -$"], capture_output=True, text=True)
        if found.stdout:
            killed.append(int(found.stdout.split()[0]))
            os.kill(killed[0], signal.SIGKILL)
            return
        time.sleep(0.005)


program, articles = os.path.abspath(sys.argv[1]), sys.argv[2]
one = subprocess.run([program, "extract", "-q", "-j", "1", articles], capture_output=True, text=True).stdout
wanted = sorted(one.splitlines())
# local[2, 4]: two workers, and a task may be tried four times
spark = SparkSession.builder.master("local[2, 4]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
with tempfile.TemporaryDirectory() as scratch:
    run(spark, articles, f"{scratch}/plain", program, 8)
    assert records_of(f"{scratch}/plain") == wanted and wanted, "two workers: other records"
    print(f"ok 1 - two workers give the {len(wanted)} records of one process")
    killed = []
    killer = threading.Thread(target=kill_one_extract, args=(program, killed))
    killer.start()
    run(spark, articles, f"{scratch}/killed", program, 8)
    killer.join()
    assert killed and records_of(f"{scratch}/killed") == wanted, "one killed: other records"
    print("ok 2 - so they do when one of the processes is killed in between")
    pairs = spark.read.csv(f"{scratch}/killed/pairs", header=True).collect()
    accusations = sum(json.loads(line)["kind"] == "accusation" for line in wanted)
    assert sum(int(row.accusations) for row in pairs) == accusations
    assert spark.read.csv(f"{scratch}/killed/accusations", header=True).count() == accusations
    assert list(Path(f"{scratch}/killed/accusations").glob("month=*"))
    print(f"ok 3 - pairs and months add up to the {accusations} accusations")
    spark.read.json(articles).write.parquet(f"{scratch}/articles.parquet")
    run(spark, f"{scratch}/articles.parquet", f"{scratch}/parquet", program, 4)
    assert records_of(f"{scratch}/parquet") == wanted
    print("ok 4 - Parquet gives the records of JSON Lines")
print("1..4")
