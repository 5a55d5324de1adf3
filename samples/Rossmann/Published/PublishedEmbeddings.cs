using Lamina;

namespace Rossmann;

/// <summary>The learned embeddings in place of the codes.</summary>
[Network(Hidden = [1])]
public record PublishedEmbeddings([Feature(Shape = [PublishedNetwork.EmbeddedWidth])] float[] Embeddings, [Label] float LogSales);
