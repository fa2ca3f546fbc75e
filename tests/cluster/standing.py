"""What the check of a cluster asks of its machines.

usage: standing.py port                    a port that is free
       standing.py wait URL WORKERS        waits until so many workers have come to the master
       standing.py worked EVENTS WORKERS   how much each worker did, by the log of a job; fails where fewer worked
"""

import collections
import json
import socket
import sys
import time
import urllib.request
from pathlib import Path


def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        print(free.getsockname()[1])


def wait(url, workers):
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=5) as page:
                standing = [worker for worker in json.load(page)["workers"] if worker["state"] == "ALIVE"]
            if len(standing) == int(workers):
                return
        except (OSError, ValueError):
            pass
        time.sleep(0.5)
    sys.exit(f"error: the workers did not come to {url} within two minutes")


def worked(folder, workers):
    hosts, tasks, failed = {}, collections.Counter(), 0
    logs = [path for path in Path(folder).rglob("*") if path.is_file() and not path.name.startswith(("appstatus", "."))]
    for event in (json.loads(line) for path in logs for line in path.open()):
        if event["Event"] == "SparkListenerExecutorAdded":
            hosts[event["Executor ID"]] = event["Executor Info"]["Total Cores"]
        if event["Event"] == "SparkListenerTaskEnd":
            taken = {it["Name"]: it.get("Update") for it in event["Task Info"]["Accumulables"] if "Name" in it}
            failed += event["Task Info"]["Failed"]
            # a task that had data sent to a Python worker has scored
            if any("data sent to Python" in name for name in taken):
                tasks[event["Task Info"]["Executor ID"]] += 1
    if failed or len(tasks) < int(workers) or set(tasks) - set(hosts):
        sys.exit(f"error: {failed} tasks failed; partitions scored by each of the workers {sorted(hosts)}: {dict(tasks)}")
    print("partitions scored: " + ", ".join(f"{count} by worker {name}" for name, count in sorted(tasks.items())))


if __name__ == "__main__":
    {"port": port, "wait": wait, "worked": worked}[sys.argv[1]](*sys.argv[2:])
