/** What simulated students write: plausible, uneven, in both languages, by question id. */
export const demoAnswers: Readonly<Record<string, readonly string[]>> = {
  alexnet: [
    "AlexNet has **8 learned layers** (5 convolutional, 3 fully connected) and about 61 million parameters; LeNet-5 has about 60 thousand. ReLU trains faster than tanh, dropout and augmentation keep it from overfitting, and it had 1.2 million images and two GPUs.",
    "AlexNet 更深，用了 ReLU、dropout 和数据增强，还用两块 GPU 训练。LeNet 很小，只能做手写数字。",
    "It is deeper and uses ReLU.",
  ],
  activations: [
    "Without them $W_2(W_1 x + b_1) + b_2$ is just one linear map, so depth would buy nothing. They also shape outputs (softmax at the end) and their derivative decides how gradients flow.",
    "引入非线性。没有激活函数，多少层线性层叠起来还是一个线性层，螺旋数据分不开，准确率停在 0.5 左右。",
    "They make the network non-linear.",
  ],
  "vanishing-gradient": [
    "By the chain rule the first layer's gradient is a product with one factor per layer. For sigmoid each factor is at most $1/4$, so it shrinks exponentially and early layers hardly learn. ReLU, good initialisation, normalisation and skip connections help.",
    "梯度在反向传播时逐层相乘，sigmoid 的导数最大只有 0.25，层数多了就几乎为零。可以用 ReLU 或残差连接。",
  ],
  "width-depth": [
    "With about the same number of parameters my 2→13→13→13→13→3 was less steady over seeds than 2→100→3. Depth gives hierarchical features but is harder to optimise; here the wide one does just as well.",
    "参数一样多时，深的网络能表示更复杂的函数，但更难训练。这个数据太小，看不出差别。",
  ],
  softmax: [
    "It turns logits into positive numbers that sum to one and keeps their order. With cross-entropy the gradient is simply $p - y$. A big probability is not the same as a calibrated confidence.",
    "把输出变成概率，加起来等于 1，方便和交叉熵一起用。",
  ],
  "sgd-adam": [
    "It depends on the learning rate: SGD at 1e-3 learned almost nothing here, at 1 it reached 99%. Adam worked at once with 1e-3.",
    "Adam 自适应学习率，收敛快；SGD 要调学习率，调好了也能到 99%。",
  ],
};
