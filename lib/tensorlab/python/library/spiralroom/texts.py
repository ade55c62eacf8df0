"""What the shell says, in the languages of the classroom."""

# set by the session before each cell
language = "en"

_texts = {
    "line-magics": {
        "en": "This lab has %time, %timeit, %who, %ls, %cat, %cd, %pwd, %run and %pip.",
        "zh": "这里可以用 %time、%timeit、%who、%ls、%cat、%cd、%pwd、%run 和 %pip。",
    },
    "cell-magics": {
        "en": "This lab has %%time, %%timeit, %%capture and %%writefile.",
        "zh": "这里可以用 %%time、%%timeit、%%capture 和 %%writefile。",
    },
    "no-command": {
        "en": "{command}: not here. This Python runs by itself in your browser, without a shell, other programs or a network.",
        "zh": "{command}：这里没有。Python 独自运行在你的浏览器里，没有命令行、其他程序和网络。",
    },
    "ask-nobody": {
        "en": "Nobody can be asked here: write the answer into the program, as in name = 'Ada'.",
        "zh": "这里没有人可以回答：把答案直接写进程序，例如 name = '小明'。",
    },
    "ask-lost": {
        "en": "What you type comes by way of the server, and it cannot be reached now. Run the cell again when the connection is back.",
        "zh": "你输入的内容要经过服务器，而现在连不上服务器。网络恢复后请重新运行这个单元格。",
    },
    "no-network": {
        "en": "Python has no network here. Points and files come with the page: make data in the program, or put it into a file with %%writefile.",
        "zh": "这里的 Python 没有网络。数据请在程序里生成，或者用 %%writefile 写成文件。",
    },
    "no-threads": {
        "en": "Python has no threads here: call the function itself, one call after another.",
        "zh": "这里的 Python 没有线程：请直接依次调用函数。",
    },
    "no-processes": {
        "en": "Python has no other processes here. !ls, !cat and !pwd work on the notebook's own files.",
        "zh": "这里的 Python 没有其他进程。!ls、!cat、!pwd 可以查看笔记本自己的文件。",
    },
    "no-end": {
        "en": "Nothing in a program ends this Python: only the cell ends here, and the variables stay.",
        "zh": "程序不会结束这里的 Python：只有这个单元格到此为止，变量都还在。",
    },
    "is-here": {
        "en": "{name} is here already: import it, there is nothing to install.",
        "zh": "{name} 已经在这里了，直接导入就行，不用安装。",
    },
    "cannot-install": {
        "en": "{name} cannot be installed: this lab has Python's own library, torch, numpy, matplotlib and tqdm.",
        "zh": "{name} 无法安装：这里有 Python 标准库、torch、numpy、matplotlib 和 tqdm。",
    },
    "two-inputs": {
        "en": "classroom.submit calls the model with the class's points, two numbers each: the first layer has 2 inputs.",
        "zh": "classroom.submit 用课堂的点来调用模型，每个点是两个数：第一层的输入是 2。",
    },
    "help": {
        "en": "help(x) tells what x is and how to call it: try help(torch.randn) or help(len). x? does the same.",
        "zh": "help(x) 说明 x 是什么、怎么调用，例如 help(torch.randn) 或 help(len)。也可以写 x?。",
    },
}


def say(key, **given):
    return _texts[key].get(language, _texts[key]["en"]).format(**given)
