/** The second exercise as a notebook: three spirals, a network without and with an activation, and what made the difference. */
import type { StartingCell } from "../notebooks";

export const spiralCells: readonly StartingCell[] = [
  {
    en: `# Classifying spirals

Three spirals wind around one another. Can a network tell from a point's place which of them it belongs to? Run the cells from top to bottom; training takes some seconds, and Stop ends it.`,
    zh: `# 螺旋分类

三条螺旋线绕在一起。网络能否由点的位置判断它属于哪一条？从上到下运行各单元格；训练要几秒钟，按“停止”可以结束。`,
  },
  "import math\n\nimport matplotlib.pyplot as plt\nimport numpy as np\nimport torch\nfrom torch import nn, optim\n\ntorch.manual_seed(12345)\ndevice = torch.device('cuda' if torch.cuda.is_available() else 'cpu')\nprint(device)",
  {
    en: `## The points

Along spiral $c$ the parameter $t$ goes from 0 to 1, and the angle from $\\tfrac{2\\pi}{3}c$ to $\\tfrac{2\\pi}{3}(c+2)$, with some noise:

$$x = t\\,(\\sin\\varphi,\\ \\cos\\varphi)$$`,
    zh: `## 数据点

沿第 $c$ 条螺旋，参数 $t$ 从 0 到 1，角度从 $\\tfrac{2\\pi}{3}c$ 到 $\\tfrac{2\\pi}{3}(c+2)$，再加一点噪声：

$$x = t\\,(\\sin\\varphi,\\ \\cos\\varphi)$$`,
  },
  "classes, each = 3, 1000\nX = torch.zeros(classes * each, 2)\ny = torch.zeros(classes * each, dtype=torch.long)\nfor c in range(classes):\n    t = torch.linspace(0, 1, each)\n    angle = torch.linspace(2 * math.pi / classes * c, 2 * math.pi / classes * (c + 2), each)\n    angle = angle + 0.2 * torch.randn(each)\n    rows = slice(c * each, (c + 1) * each)\n    X[rows] = torch.stack([t * angle.sin(), t * angle.cos()], dim=1)\n    y[rows] = c\nX, y = X.to(device), y.to(device)\nassert X.shape == (3000, 2) and y.shape == (3000,)",
  "def show_points():\n    plt.scatter(X[:, 0], X[:, 1], c=y, s=6, cmap='viridis')\n    plt.axis('square')\n    plt.axis('off')\n\n\nplt.figure(figsize=(5, 5))\nshow_points()\nplt.show()",
  {
    en: `Two functions for all that follows: one trains with every point at each step, the other paints what a model answers where.`,
    zh: `下面一直要用的两个函数：一个每步用全部点训练，另一个把模型在各处的回答画出来。`,
  },
  "def accuracy(model):\n    with torch.no_grad():\n        return (model(X).argmax(1) == y).float().mean().item()\n\n\ndef train(model, optimizer, epochs=300):\n    loss_of = nn.CrossEntropyLoss()\n    losses = []\n    for epoch in range(1, epochs + 1):\n        loss = loss_of(model(X), y)\n        optimizer.zero_grad()\n        loss.backward()\n        optimizer.step()\n        losses.append(loss.item())\n        if epoch % 100 == 0:\n            print(f'epoch {epoch:4d}  loss {loss.item():.3f}  accuracy {accuracy(model):.3f}')\n    return losses",
  "def show_model(model):\n    side = np.linspace(-1.1, 1.1, 120)\n    xx, yy = np.meshgrid(side, side)\n    grid = torch.from_numpy(np.c_[xx.ravel(), yy.ravel()]).float()\n    with torch.no_grad():\n        answer = model(grid).argmax(1).reshape(xx.shape)\n    plt.figure(figsize=(5, 5))\n    plt.contourf(xx, yy, answer.numpy(), cmap='viridis', alpha=0.3)\n    show_points()\n    plt.title(f'{accuracy(model):.1%}')\n    plt.show()",
  {
    en: `## Two linear layers

No activation between them. How far do you expect it to get?`,
    zh: `## 两个线性层

中间没有激活函数。你预计能做到什么程度？`,
  },
  "linear = nn.Sequential(nn.Linear(2, 100), nn.Linear(100, 3))\ntrain(linear, optim.SGD(linear.parameters(), lr=1e-3, weight_decay=1e-5))\nprint(linear)\nshow_model(linear)\nassert accuracy(linear) < 0.7",
  {
    en: `The borders are straight: a linear map of a linear map is a linear map. Below, both weight matrices are multiplied into one, and nothing changes.`,
    zh: `分界线是直的：线性映射的线性映射仍是线性映射。下面把两个权重矩阵乘成一个，结果不变。`,
  },
  "first, second = linear\nwith torch.no_grad():\n    W = second.weight @ first.weight\n    b = second.weight @ first.bias + second.bias\n    print((linear(X) - (X @ W.t() + b)).abs().max())",
  {
    en: `## An activation, and another optimizer`,
    zh: `## 加上激活函数，换一个优化器`,
  },
  "model = nn.Sequential(nn.Linear(2, 100), nn.ReLU(), nn.Linear(100, 3))\nlosses = train(model, optim.Adam(model.parameters(), lr=1e-2, weight_decay=1e-5))\nshow_model(model)\nplt.plot(losses)\nplt.xlabel('epoch')\nplt.ylabel('loss')\nplt.show()\nassert accuracy(model) > 0.9",
  {
    en: `Two things were changed at once. Which of them made the difference? Try all four: with and without ReLU, SGD and Adam. Then give SGD a learning rate of 1.`,
    zh: `这里同时改了两处。起作用的是哪一处？四种都试一试：有无 ReLU，SGD 与 Adam。再把 SGD 的学习率设为 1。`,
  },
  "for layers in ([nn.Linear(2, 100), nn.Linear(100, 3)], [nn.Linear(2, 100), nn.ReLU(), nn.Linear(100, 3)]):\n    for name in ('SGD', 'Adam'):\n        torch.manual_seed(1)\n        tried = nn.Sequential(*layers)\n        for layer in tried:\n            if hasattr(layer, 'reset_parameters'):\n                layer.reset_parameters()\n        print(len(layers) - 2, 'activation,', name)\n        train(tried, getattr(optim, name)(tried.parameters(), lr=1e-2), epochs=200)",
  {
    en: `## To the board

In a session, \`classroom\` hands the model in; the server measures it on points that nobody has seen. Fewer parameters win where accuracy is about equal: how small can the network be?`,
    zh: `## 提交到排行榜

在课堂中，用 \`classroom\` 提交模型；服务器会在谁也没见过的点上测量它。准确率差不多时，参数少的排在前面：网络可以小到什么程度？`,
  },
  "import classroom\n\ntry:\n    print(classroom.submit(model))\nexcept RuntimeError as error:\n    print(error)",
];
